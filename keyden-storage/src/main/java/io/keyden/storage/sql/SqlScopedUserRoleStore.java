package io.keyden.storage.sql;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.id.ScopedUserRoleId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Restriction;
import io.keyden.core.problem.BugException;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.ScopedUserRoleFilter;
import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roles of teams in SQL. */
public final class SqlScopedUserRoleStore implements ScopedUserRoleStore {
  private static final String PREFIX = "ScopedUserRoles-";

  private static final String INSERT =
      "INSERT INTO scoped_user_roles (id, number, team_id, role_id, space_id) VALUES (?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE scoped_user_roles SET team_id = ?, role_id = ?, space_id = ? WHERE id = ?";
  private static final String DELETE = "DELETE FROM scoped_user_roles WHERE id = ?";
  private static final String DELETE_ALL_OF = "DELETE FROM scoped_user_roles WHERE team_id = ?";
  private static final String DELETE_ALL_IN = "DELETE FROM scoped_user_roles WHERE space_id = ?";
  private static final String SELECT = "SELECT * FROM scoped_user_roles";
  private static final String COUNT = "SELECT COUNT(*) FROM scoped_user_roles";
  private static final String INSERT_RESTRICTION =
      """
      INSERT INTO scoped_user_role_restrictions (scoped_user_role_id, kind, position, document_id) VALUES (?, ?, ?, ?)
      """;
  private static final String DELETE_RESTRICTIONS =
      "DELETE FROM scoped_user_role_restrictions WHERE scoped_user_role_id = ?";
  private static final String RESTRICTIONS =
      """
      SELECT * FROM scoped_user_role_restrictions WHERE scoped_user_role_id = ? ORDER BY kind, position
      """;

  private final SqlTransactions transactions;
  private final Counters counter;

  /** Keeps the roles of teams in the database of {@code transactions}. */
  public SqlScopedUserRoleStore(SqlTransactions transactions) {
    this.transactions = transactions;
    this.counter = new Counters(transactions, "scoped_user_roles");
  }

  @Override
  public ScopedUserRoleId nextId() {
    return new ScopedUserRoleId(PREFIX + counter.next());
  }

  @Override
  public void insert(ScopedUserRole given) {
    transactions
        .sql()
        .update(
            INSERT,
            given.id().value(),
            Long.parseLong(given.id().value().substring(PREFIX.length())),
            given.team().value(),
            given.role().value(),
            given.space().map(SpaceId::value));
    insertRestrictions(given);
    transactions.announce(new AccessChanged());
  }

  @Override
  public void update(ScopedUserRole given) {
    int updated =
        transactions
            .sql()
            .update(
                UPDATE,
                given.team().value(),
                given.role().value(),
                given.space().map(SpaceId::value),
                given.id().value());
    if (updated != 1) {
      throw new BugException("a role of a team that is updated is there");
    }
    transactions.sql().update(DELETE_RESTRICTIONS, given.id().value());
    insertRestrictions(given);
    transactions.announce(new AccessChanged());
  }

  private void insertRestrictions(ScopedUserRole given) {
    given
        .restrictedTo()
        .forEach((kind, documents) -> {
          int position = 1;
          for (var document : documents) {
            transactions
                .sql()
                .update(INSERT_RESTRICTION, given.id().value(), kind.name(), position++, document);
          }
        });
  }

  @Override
  public boolean delete(ScopedUserRoleId id) {
    return delete(DELETE, id.value());
  }

  @Override
  public void deleteAllOf(TeamId team) {
    delete(DELETE_ALL_OF, team.value());
  }

  @Override
  public void deleteAllIn(SpaceId space) {
    delete(DELETE_ALL_IN, space.value());
  }

  private boolean delete(String statement, String id) {
    boolean deleted = transactions.sql().update(statement, id) > 0;
    if (deleted) {
      transactions.announce(new AccessChanged());
    }
    return deleted;
  }

  @Override
  public Optional<ScopedUserRole> get(ScopedUserRoleId id) {
    return transactions.sql().first(SELECT + " WHERE id = ?", this::given, id.value());
  }

  @Override
  public List<ScopedUserRole> of(Set<TeamId> teams) {
    var where = new Where().in("team_id", teams.stream().map(TeamId::value).toList());
    return transactions
        .sql()
        .query(SELECT + where.clause() + " ORDER BY number", this::given, where.parameters());
  }

  @Override
  public List<ScopedUserRole> ofRole(UserRoleId role) {
    return transactions
        .sql()
        .query(SELECT + " WHERE role_id = ? ORDER BY number", this::given, role.value());
  }

  @Override
  public Page<ScopedUserRole> find(ScopedUserRoleFilter filter, PageRequest page) {
    var where = new Where();
    filter
        .ids()
        .ifPresent(ids -> where.in("id", ids.stream().map(ScopedUserRoleId::value).toList()));
    filter
        .teams()
        .ifPresent(teams -> where.in("team_id", teams.stream().map(TeamId::value).toList()));
    ScopeCondition.add(where, filter.scope());
    var sql = transactions.sql();
    long total = sql.number(COUNT + where.clause(), where.parameters());
    var found =
        sql.query(
            SELECT + where.clause() + " ORDER BY number LIMIT ? OFFSET ?",
            this::given,
            where.parameters(page.take(), page.skip()));
    return new Page<>(found, total, page);
  }

  private ScopedUserRole given(Row row) {
    var id = row.text("id");
    Map<Restriction, List<String>> restrictedTo = new EnumMap<>(Restriction.class);
    transactions
        .sql()
        .query(
            RESTRICTIONS,
            restriction ->
                restrictedTo
                    .computeIfAbsent(
                        Restriction.valueOf(restriction.text("kind")), kind -> new ArrayList<>())
                    .add(restriction.text("document_id")),
            id);
    return new ScopedUserRole(
        new ScopedUserRoleId(id),
        new TeamId(row.text("team_id")),
        new UserRoleId(row.text("role_id")),
        row.optionalText("space_id").map(SpaceId::new),
        restrictedTo);
  }
}
