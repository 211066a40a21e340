package io.keyden.storage.sql;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.permission.Restriction;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.role.UserRole;
import io.keyden.core.role.UserRoleFilter;
import io.keyden.core.role.UserRoleStore;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.text.CaseFolding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The roles in SQL. */
public final class SqlUserRoleStore implements UserRoleStore {
  private static final String SPACE = "SPACE";
  private static final String SYSTEM = "SYSTEM";
  private static final String RESTRICTION = "RESTRICTION";

  private static final String INSERT =
      "INSERT INTO user_roles (id, name, name_folded, description) VALUES (?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE user_roles SET name = ?, name_folded = ?, description = ? WHERE id = ?";
  private static final String DELETE = "DELETE FROM user_roles WHERE id = ?";
  private static final String SELECT = "SELECT * FROM user_roles";
  private static final String COUNT = "SELECT COUNT(*) FROM user_roles";
  private static final String INSERT_PART =
      "INSERT INTO user_role_parts (role_id, kind, position, name) VALUES (?, ?, ?, ?)";
  private static final String DELETE_PARTS = "DELETE FROM user_role_parts WHERE role_id = ?";
  private static final String PARTS =
      "SELECT name FROM user_role_parts WHERE role_id = ? AND kind = ? ORDER BY position";

  private final SqlTransactions transactions;
  private final Counters counter;

  /** Keeps roles in the database of {@code transactions}. */
  public SqlUserRoleStore(SqlTransactions transactions) {
    this.transactions = transactions;
    this.counter = new Counters(transactions, "user_roles");
  }

  @Override
  public UserRoleId nextId() {
    return new UserRoleId("userroles-" + counter.next());
  }

  @Override
  public void insert(UserRole role) {
    try {
      transactions
          .sql()
          .update(
              INSERT,
              role.id().value(),
              role.name(),
              CaseFolding.fold(role.name()),
              role.description());
    } catch (DuplicateException e) {
      throw taken(e);
    }
    insertParts(role);
    transactions.announce(new AccessChanged());
  }

  @Override
  public void update(UserRole role) {
    int updated;
    try {
      updated =
          transactions
              .sql()
              .update(
                  UPDATE,
                  role.name(),
                  CaseFolding.fold(role.name()),
                  role.description(),
                  role.id().value());
    } catch (DuplicateException e) {
      throw taken(e);
    }
    if (updated != 1) {
      throw new BugException("a role that is updated is there");
    }
    transactions.sql().update(DELETE_PARTS, role.id().value());
    insertParts(role);
    transactions.announce(new AccessChanged());
  }

  private static ProblemException taken(DuplicateException cause) {
    return new ProblemException(
        Problem.invalid("Name", "A user role with this name already exists."), cause);
  }

  private void insertParts(UserRole role) {
    insertParts(role.id(), SPACE, role.spacePermissions(), PermissionName::text);
    insertParts(role.id(), SYSTEM, role.systemPermissions(), PermissionName::text);
    insertParts(role.id(), RESTRICTION, role.supportedRestrictions(), Restriction::name);
  }

  private <T> void insertParts(
      UserRoleId role, String kind, List<T> parts, Function<T, String> name) {
    int position = 1;
    for (var part : parts) {
      transactions.sql().update(INSERT_PART, role.value(), kind, position++, name.apply(part));
    }
  }

  @Override
  public boolean delete(UserRoleId id) {
    boolean deleted = transactions.sql().update(DELETE, id.value()) == 1;
    if (deleted) {
      transactions.announce(new AccessChanged());
    }
    return deleted;
  }

  @Override
  public Optional<UserRole> get(UserRoleId id) {
    return transactions.sql().first(SELECT + " WHERE id = ?", this::role, id.value());
  }

  @Override
  public Optional<UserRole> byName(String name) {
    return transactions
        .sql()
        .first(SELECT + " WHERE name_folded = ?", this::role, CaseFolding.fold(name));
  }

  @Override
  public Page<UserRole> find(UserRoleFilter filter, PageRequest page) {
    var where = new Where();
    filter
        .partialName()
        .ifPresent(part -> where.and("name_folded LIKE ? ESCAPE '\\'", Like.containing(part)));
    filter.ids().ifPresent(ids -> where.in("id", ids.stream().map(UserRoleId::value).toList()));
    var sql = transactions.sql();
    long total = sql.number(COUNT + where.clause(), where.parameters());
    var roles =
        sql.query(
            SELECT
                + where.clause()
                + " ORDER BY CASE WHEN name_folded = ? THEN 0 ELSE 1 END, name_folded LIMIT ? OFFSET ?",
            this::role,
            where.parameters(
                CaseFolding.fold(filter.partialName().orElse("")), page.take(), page.skip()));
    return new Page<>(roles, total, page);
  }

  private UserRole role(Row row) {
    var id = row.text("id");
    return new UserRole(
        new UserRoleId(id),
        row.text("name"),
        row.text("description"),
        parts(id, SPACE, PermissionName::of),
        parts(id, SYSTEM, PermissionName::of),
        parts(id, RESTRICTION, Restriction::valueOf));
  }

  private <T> List<T> parts(String role, String kind, Function<String, T> turn) {
    return transactions.sql().query(PARTS, row -> turn.apply(row.text("name")), role, kind);
  }
}
