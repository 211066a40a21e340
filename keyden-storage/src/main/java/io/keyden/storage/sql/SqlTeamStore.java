package io.keyden.storage.sql;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.team.ExternalSecurityGroup;
import io.keyden.core.team.Team;
import io.keyden.core.team.TeamFilter;
import io.keyden.core.team.TeamStore;
import io.keyden.core.text.CaseFolding;
import java.util.List;
import java.util.Optional;

/** The teams in SQL. */
public final class SqlTeamStore implements TeamStore {
  private static final String INSERT =
      """
      INSERT INTO teams (id, name, name_folded, slug, description, space_id) VALUES (?, ?, ?, ?, ?, ?)
      """;
  private static final String UPDATE =
      """
      UPDATE teams SET name = ?, name_folded = ?, slug = ?, description = ?, space_id = ? WHERE id = ?
      """;
  private static final String DELETE = "DELETE FROM teams WHERE id = ?";
  private static final String DELETE_ALL_IN = "DELETE FROM teams WHERE space_id = ?";
  private static final String SELECT = "SELECT * FROM teams";
  private static final String COUNT = "SELECT COUNT(*) FROM teams";
  private static final String INSERT_MEMBER =
      "INSERT INTO team_members (team_id, user_id, position) VALUES (?, ?, ?)";
  private static final String ADD_MEMBER =
      """
      INSERT INTO team_members (team_id, user_id, position)
      VALUES (?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM team_members WHERE team_id = ?))
      ON CONFLICT (team_id, user_id) DO NOTHING
      """;
  private static final String DELETE_MEMBERS = "DELETE FROM team_members WHERE team_id = ?";
  private static final String REMOVE_MEMBER = "DELETE FROM team_members WHERE user_id = ?";
  private static final String MEMBERS =
      "SELECT user_id FROM team_members WHERE team_id = ? ORDER BY position";
  private static final String OF_MEMBER =
      """
      SELECT * FROM teams WHERE id IN (SELECT team_id FROM team_members WHERE user_id = ?) ORDER BY name_folded, id
      """;
  private static final String INSERT_GROUP =
      """
      INSERT INTO team_external_groups (team_id, position, group_id, display_name, display_id_and_name)
      VALUES (?, ?, ?, ?, ?)
      """;
  private static final String DELETE_GROUPS = "DELETE FROM team_external_groups WHERE team_id = ?";
  private static final String GROUPS =
      "SELECT * FROM team_external_groups WHERE team_id = ? ORDER BY position";

  private final SqlTransactions transactions;
  private final Counters counter;

  /** Keeps teams in the database of {@code transactions}. */
  public SqlTeamStore(SqlTransactions transactions) {
    this.transactions = transactions;
    this.counter = new Counters(transactions, "teams");
  }

  @Override
  public TeamId nextId() {
    return new TeamId("Teams-" + counter.next());
  }

  @Override
  public void insert(Team team) {
    try {
      transactions
          .sql()
          .update(
              INSERT,
              team.id().value(),
              team.name(),
              CaseFolding.fold(team.name()),
              team.slug(),
              team.description(),
              team.space().map(SpaceId::value));
    } catch (DuplicateException e) {
      throw taken(e);
    }
    insertParts(team);
    transactions.announce(new AccessChanged());
  }

  @Override
  public void update(Team team) {
    int updated;
    try {
      updated =
          transactions
              .sql()
              .update(
                  UPDATE,
                  team.name(),
                  CaseFolding.fold(team.name()),
                  team.slug(),
                  team.description(),
                  team.space().map(SpaceId::value),
                  team.id().value());
    } catch (DuplicateException e) {
      throw taken(e);
    }
    if (updated != 1) {
      throw new BugException("a team that is changed is there");
    }
    transactions.sql().update(DELETE_MEMBERS, team.id().value());
    transactions.sql().update(DELETE_GROUPS, team.id().value());
    insertParts(team);
    transactions.announce(new AccessChanged());
  }

  private static ProblemException taken(DuplicateException cause) {
    return new ProblemException(
        Problem.invalid("Name", "A team with this name already exists."), cause);
  }

  private void insertParts(Team team) {
    int position = 1;
    for (var member : team.members()) {
      transactions.sql().update(INSERT_MEMBER, team.id().value(), member.value(), position++);
    }
    for (var group : team.externalSecurityGroups()) {
      transactions
          .sql()
          .update(
              INSERT_GROUP,
              team.id().value(),
              position++,
              group.id(),
              group.displayName(),
              group.displayIdAndName());
    }
  }

  @Override
  public boolean delete(TeamId id) {
    boolean deleted = transactions.sql().update(DELETE, id.value()) == 1;
    if (deleted) {
      transactions.announce(new AccessChanged());
    }
    return deleted;
  }

  @Override
  public void deleteAllIn(SpaceId space) {
    if (transactions.sql().update(DELETE_ALL_IN, space.value()) > 0) {
      transactions.announce(new AccessChanged());
    }
  }

  @Override
  public void addMember(TeamId team, UserId user) {
    if (get(team).isEmpty()) {
      throw new BugException("a team that is changed is there");
    }
    transactions.sql().update(ADD_MEMBER, team.value(), user.value(), team.value());
    transactions.announce(new AccessChanged());
  }

  @Override
  public void removeMember(UserId user) {
    if (transactions.sql().update(REMOVE_MEMBER, user.value()) > 0) {
      transactions.announce(new AccessChanged());
    }
  }

  @Override
  public Optional<Team> get(TeamId id) {
    return transactions.sql().first(SELECT + " WHERE id = ?", this::team, id.value());
  }

  @Override
  public Optional<Team> byName(Optional<SpaceId> space, String name) {
    return transactions
        .sql()
        .first(
            SELECT + " WHERE COALESCE(space_id, '') = ? AND name_folded = ?",
            this::team,
            space.map(SpaceId::value).orElse(""),
            CaseFolding.fold(name));
  }

  @Override
  public List<Team> ofMember(UserId user) {
    return transactions.sql().query(OF_MEMBER, this::team, user.value());
  }

  @Override
  public Page<Team> find(TeamFilter filter, PageRequest page) {
    var where = new Where();
    filter
        .partialName()
        .ifPresent(part -> where.and("name_folded LIKE ? ESCAPE '\\'", Like.containing(part)));
    filter.ids().ifPresent(ids -> where.in("id", ids.stream().map(TeamId::value).toList()));
    ScopeCondition.add(where, filter.scope());
    var sql = transactions.sql();
    long total = sql.number(COUNT + where.clause(), where.parameters());
    var teams =
        sql.query(
            SELECT
                + where.clause()
                + " ORDER BY CASE WHEN name_folded = ? THEN 0 ELSE 1 END, name_folded, id LIMIT ? OFFSET ?",
            this::team,
            where.parameters(
                CaseFolding.fold(filter.partialName().orElse("")), page.take(), page.skip()));
    return new Page<>(teams, total, page);
  }

  private Team team(Row row) {
    var id = row.text("id");
    return new Team(
        new TeamId(id),
        row.text("name"),
        row.text("slug"),
        row.text("description"),
        row.optionalText("space_id").map(SpaceId::new),
        transactions.sql().query(MEMBERS, member -> new UserId(member.text("user_id")), id),
        transactions.sql().query(GROUPS, SqlTeamStore::group, id));
  }

  private static ExternalSecurityGroup group(Row row) {
    return new ExternalSecurityGroup(
        row.text("group_id"), row.text("display_name"), row.flag("display_id_and_name"));
  }
}
