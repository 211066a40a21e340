package io.keyden.storage.sql;

import io.keyden.core.id.UserId;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.text.CaseFolding;
import io.keyden.core.user.Identity;
import io.keyden.core.user.PasswordHash;
import io.keyden.core.user.User;
import io.keyden.core.user.UserChanged;
import io.keyden.core.user.UserFilter;
import io.keyden.core.user.UserStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The accounts in SQL. */
public final class SqlUserStore implements UserStore {
  private static final String INSERT =
      """
      INSERT INTO users (id, number, username, username_folded, display_name, display_name_folded, email_address,
        email_address_folded, is_active, is_service, external_id, created)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String UPDATE =
      """
      UPDATE users SET username = ?, username_folded = ?, display_name = ?, display_name_folded = ?, email_address = ?,
        email_address_folded = ?, is_active = ?, is_service = ?
      WHERE id = ?
      """;
  private static final String DELETE = "DELETE FROM users WHERE id = ?";
  private static final String SELECT = "SELECT * FROM users";
  private static final String COUNT = "SELECT COUNT(*) FROM users";
  private static final String ANY = "SELECT COUNT(*) FROM (SELECT 1 FROM users LIMIT 1) AS found";
  private static final String INSERT_CLAIM =
      """
      INSERT INTO user_identity_claims (user_id, position, provider, claim, value, value_folded, is_identifying)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String DELETE_CLAIMS = "DELETE FROM user_identity_claims WHERE user_id = ?";
  private static final String CLAIMS = "SELECT * FROM user_identity_claims WHERE user_id";
  private static final String IN_ORDER = " ORDER BY user_id, position";
  private static final String PASSWORD = "SELECT hash FROM user_passwords WHERE user_id = ?";
  private static final String SET_PASSWORD =
      """
      INSERT INTO user_passwords (user_id, hash) VALUES (?, ?)
      ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash
      """;
  private static final String MATCHING =
      """
      (username_folded LIKE ? ESCAPE '\\' OR display_name_folded LIKE ? ESCAPE '\\'
        OR email_address_folded LIKE ? ESCAPE '\\'
        OR id IN (SELECT user_id FROM user_identity_claims WHERE value_folded LIKE ? ESCAPE '\\'))
      """;

  private static final String EXACT_FIRST = "CASE WHEN username_folded = ? THEN 0 ELSE 1 END, ";

  private final SqlTransactions transactions;
  private final Counters counter;

  /** Keeps accounts in the database of {@code transactions}. */
  public SqlUserStore(SqlTransactions transactions) {
    this.transactions = transactions;
    this.counter = new Counters(transactions, "users");
  }

  @Override
  public UserId nextId() {
    return new UserId("Users-" + counter.next());
  }

  @Override
  public void insert(User user) {
    try {
      transactions
          .sql()
          .update(
              INSERT,
              user.id().value(),
              Long.parseLong(user.id().value().substring("Users-".length())),
              user.username(),
              CaseFolding.fold(user.username()),
              user.displayName(),
              CaseFolding.fold(user.displayName()),
              user.emailAddress(),
              user.emailAddress().map(CaseFolding::fold),
              user.active(),
              user.service(),
              user.externalId().toString(),
              user.created());
    } catch (DuplicateException e) {
      throw taken(e);
    }
    insertIdentities(user);
  }

  @Override
  public void update(User user) {
    int updated;
    try {
      updated =
          transactions
              .sql()
              .update(
                  UPDATE,
                  user.username(),
                  CaseFolding.fold(user.username()),
                  user.displayName(),
                  CaseFolding.fold(user.displayName()),
                  user.emailAddress(),
                  user.emailAddress().map(CaseFolding::fold),
                  user.active(),
                  user.service(),
                  user.id().value());
    } catch (DuplicateException e) {
      throw taken(e);
    }
    if (updated != 1) {
      throw new BugException("a user that is updated is there");
    }
    transactions.sql().update(DELETE_CLAIMS, user.id().value());
    insertIdentities(user);
    transactions.announce(new UserChanged(user.id()));
  }

  private static ProblemException taken(DuplicateException cause) {
    return new ProblemException(
        Problem.invalid("Username", "A user with this username already exists."), cause);
  }

  @Override
  public boolean delete(UserId id) {
    boolean deleted = transactions.sql().update(DELETE, id.value()) == 1;
    if (deleted) {
      transactions.announce(new UserChanged(id));
    }
    return deleted;
  }

  @Override
  public Optional<User> get(UserId id) {
    return select(" WHERE id = ?", id.value()).stream().findFirst();
  }

  @Override
  public Optional<User> byExternalId(UUID externalId) {
    return select(" WHERE external_id = ?", externalId.toString()).stream().findFirst();
  }

  @Override
  public Optional<User> byUsername(String username) {
    return select(" WHERE username_folded = ?", CaseFolding.fold(username)).stream().findFirst();
  }

  @Override
  public List<User> byEmailAddress(String emailAddress) {
    return select(
        " WHERE email_address_folded = ? ORDER BY number", CaseFolding.fold(emailAddress));
  }

  @Override
  public Page<User> find(UserFilter filter, PageRequest page) {
    var where = new Where();
    filter
        .text()
        .ifPresent(part -> {
          var pattern = Like.containing(part);
          where.and(MATCHING, pattern, pattern, pattern, pattern);
        });
    filter.ids().ifPresent(ids -> where.in("id", ids.stream().map(UserId::value).toList()));
    filter.active().ifPresent(active -> where.and("is_active = ?", active));
    filter.service().ifPresent(service -> where.and("is_service = ?", service));
    var sql = transactions.sql();
    long total = sql.number(COUNT + where.clause(), where.parameters());
    // Only a text can be met exactly. Without one the index has the order, and a page is read from
    // it; an expression would have every account sorted.
    var exact = filter.text().map(CaseFolding::fold);
    var users =
        select(
            where.clause()
                + " ORDER BY "
                + (exact.isPresent() ? EXACT_FIRST : "")
                + "username_folded LIMIT ? OFFSET ?",
            exact
                .map(name -> where.parameters(name, page.take(), page.skip()))
                .orElseGet(() -> where.parameters(page.take(), page.skip())));
    return new Page<>(users, total, page);
  }

  @Override
  public boolean isEmpty() {
    return transactions.sql().number(ANY) == 0;
  }

  @Override
  public Optional<PasswordHash> password(UserId id) {
    return transactions
        .sql()
        .first(PASSWORD, row -> new PasswordHash(row.text("hash")), id.value());
  }

  @Override
  public void setPassword(UserId id, PasswordHash password) {
    transactions.sql().update(SET_PASSWORD, id.value(), password.text());
  }

  private void insertIdentities(User user) {
    int position = 0;
    for (var identity : user.identities()) {
      if (identity.claims().isEmpty()) {
        insertClaim(user.id(), position++, identity.provider(), Optional.empty(), Optional.empty());
      }
      for (var claim : identity.claims().entrySet()) {
        insertClaim(
            user.id(),
            position++,
            identity.provider(),
            Optional.of(claim.getKey()),
            Optional.of(claim.getValue()));
      }
    }
  }

  private void insertClaim(
      UserId user,
      int position,
      String provider,
      Optional<String> name,
      Optional<Identity.Claim> claim) {
    transactions
        .sql()
        .update(
            INSERT_CLAIM,
            user.value(),
            position,
            provider,
            name,
            claim.map(Identity.Claim::value),
            claim.map(Identity.Claim::value).map(CaseFolding::fold),
            claim.map(Identity.Claim::identifying).orElse(false));
  }

  /** The accounts that a query finds: one more for the identities of up to a hundred. */
  private List<User> select(String rest, Object... parameters) {
    var sql = transactions.sql();
    var users = sql.query(SELECT + rest, SqlUserStore::user, parameters);
    var identities = new HashMap<String, Map<String, Map<String, Identity.Claim>>>();
    Portions.of(
        users.stream().map(user -> user.id().value()).toList(),
        (condition, ids) ->
            sql.query(CLAIMS + condition + IN_ORDER, row -> addClaim(identities, row), ids));
    return users.stream()
        .map(user -> known(user, identities.getOrDefault(user.id().value(), Map.of())))
        .toList();
  }

  /** Adds a claim to those of its account and provider. */
  private static boolean addClaim(
      Map<String, Map<String, Map<String, Identity.Claim>>> identities, Row row) {
    var claims =
        identities
            .computeIfAbsent(row.text("user_id"), user -> new LinkedHashMap<>())
            .computeIfAbsent(row.text("provider"), provider -> new LinkedHashMap<>());
    row.optionalText("claim")
        .ifPresent(name ->
            claims.put(name, new Identity.Claim(row.text("value"), row.flag("is_identifying"))));
    return true;
  }

  private static User known(User user, Map<String, Map<String, Identity.Claim>> providers) {
    return new User(
        user.id(),
        user.username(),
        user.displayName(),
        user.emailAddress(),
        user.active(),
        user.service(),
        providers.entrySet().stream()
            .map(entry -> new Identity(entry.getKey(), entry.getValue()))
            .toList(),
        user.externalId(),
        user.created());
  }

  /** A row of the accounts, without the identities. */
  private static User user(Row row) {
    return new User(
        new UserId(row.text("id")),
        row.text("username"),
        row.text("display_name"),
        row.optionalText("email_address"),
        row.flag("is_active"),
        row.flag("is_service"),
        List.of(),
        UUID.fromString(row.text("external_id")),
        row.instant("created"));
  }
}
