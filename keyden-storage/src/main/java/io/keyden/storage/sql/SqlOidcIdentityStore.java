package io.keyden.storage.sql;

import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import io.keyden.core.oidc.OidcIdentity;
import io.keyden.core.oidc.OidcIdentityStore;
import io.keyden.core.problem.BugException;
import java.util.List;
import java.util.Optional;

/** The OIDC identities in SQL. */
public final class SqlOidcIdentityStore implements OidcIdentityStore {
  private static final String INSERT =
      """
      INSERT INTO oidc_identities (number, user_id, name, issuer, subject, audience)
      VALUES (?, ?, ?, ?, ?, ?)
      """;
  private static final String UPDATE =
      """
      UPDATE oidc_identities SET name = ?, issuer = ?, subject = ?, audience = ?
      WHERE number = ?
      """;
  private static final String GET = "SELECT * FROM oidc_identities WHERE number = ?";
  private static final String OF =
      "SELECT * FROM oidc_identities WHERE user_id = ? ORDER BY number";
  private static final String DELETE = "DELETE FROM oidc_identities WHERE number = ?";
  private static final String DELETE_ALL_OF = "DELETE FROM oidc_identities WHERE user_id = ?";

  private final SqlTransactions transactions;
  private final Counters counter;

  /** Keeps identities in the database of {@code transactions}. */
  public SqlOidcIdentityStore(SqlTransactions transactions) {
    this.transactions = transactions;
    this.counter = new Counters(transactions, "oidc-identities");
  }

  @Override
  public OidcIdentityId nextId() {
    return OidcIdentityId.numbered(counter.next());
  }

  @Override
  public void insert(OidcIdentity identity) {
    transactions
        .sql()
        .update(
            INSERT,
            identity.id().number(),
            identity.account().value(),
            identity.name(),
            identity.issuer(),
            identity.subject(),
            identity.audience());
  }

  @Override
  public void update(OidcIdentity identity) {
    int changed =
        transactions
            .sql()
            .update(
                UPDATE,
                identity.name(),
                identity.issuer(),
                identity.subject(),
                identity.audience(),
                identity.id().number());
    if (changed != 1) {
      throw new BugException("an identity that is changed is there");
    }
  }

  @Override
  public boolean delete(OidcIdentityId id) {
    return transactions.sql().update(DELETE, id.number()) == 1;
  }

  @Override
  public void deleteAllOf(UserId account) {
    transactions.sql().update(DELETE_ALL_OF, account.value());
  }

  @Override
  public Optional<OidcIdentity> get(OidcIdentityId id) {
    return transactions.sql().first(GET, SqlOidcIdentityStore::identity, id.number());
  }

  @Override
  public List<OidcIdentity> of(UserId account) {
    return transactions.sql().query(OF, SqlOidcIdentityStore::identity, account.value());
  }

  private static OidcIdentity identity(Row row) {
    return new OidcIdentity(
        OidcIdentityId.numbered(row.number("number")),
        new UserId(row.text("user_id")),
        row.text("name"),
        row.text("issuer"),
        row.text("subject"),
        row.optionalText("audience"));
  }
}
