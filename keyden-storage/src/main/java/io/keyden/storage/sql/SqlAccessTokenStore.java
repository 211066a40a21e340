package io.keyden.storage.sql;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import io.keyden.core.secret.SecretDigest;
import io.keyden.core.signin.AccessToken;
import io.keyden.core.signin.AccessTokenEnded;
import io.keyden.core.signin.AccessTokenStore;
import io.keyden.core.signin.NewAccessToken;
import java.time.Instant;
import java.util.Optional;

/** The access tokens in SQL. */
public final class SqlAccessTokenStore implements AccessTokenStore {
  private static final String INSERT =
      """
      INSERT INTO access_tokens
        (id, digest, user_id, created, expires, made_with_key_id, oidc_identity_number)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String BY_DIGEST = "SELECT * FROM access_tokens WHERE digest = ?";
  private static final String CONTAINS = "SELECT COUNT(*) FROM access_tokens WHERE id = ?";
  private static final String DELETE_ALL_OF =
      "DELETE FROM access_tokens WHERE user_id = ? RETURNING digest";
  private static final String DELETE_ALL_BY =
      "DELETE FROM access_tokens WHERE oidc_identity_number = ? RETURNING digest";
  private static final String DELETE_ENDED = "DELETE FROM access_tokens WHERE expires < ?";

  private final SqlTransactions transactions;
  private final Counters counter;

  /** Keeps tokens in the database of {@code transactions}. */
  public SqlAccessTokenStore(SqlTransactions transactions) {
    this.transactions = transactions;
    this.counter = new Counters(transactions, "access-tokens");
  }

  @Override
  public AccessToken insert(NewAccessToken token, SecretDigest digest) {
    var inserted =
        new AccessToken(
            counter.next(),
            token.user(),
            token.created(),
            token.expires(),
            token.madeWith(),
            token.identity());
    transactions
        .sql()
        .update(
            INSERT,
            inserted.id(),
            digest.bytes(),
            inserted.user().value(),
            inserted.created(),
            inserted.expires(),
            inserted.madeWith().map(ApiKeyId::value),
            inserted.identity().map(OidcIdentityId::number));
    return inserted;
  }

  @Override
  public Optional<AccessToken> byDigest(SecretDigest digest) {
    return transactions.sql().first(BY_DIGEST, SqlAccessTokenStore::token, (Object) digest.bytes());
  }

  @Override
  public boolean contains(long id) {
    return transactions.sql().number(CONTAINS, id) > 0;
  }

  @Override
  public void deleteAllOf(UserId user) {
    delete(DELETE_ALL_OF, user.value());
  }

  @Override
  public void deleteAllBy(OidcIdentityId identity) {
    delete(DELETE_ALL_BY, identity.number());
  }

  private void delete(String statement, Object which) {
    transactions
        .sql()
        .query(statement, row -> SecretDigest.ofStored(row.bytes("digest")), which)
        .forEach(digest -> transactions.announce(new AccessTokenEnded(digest)));
  }

  @Override
  public int deleteEnded(Instant instant) {
    return transactions.sql().update(DELETE_ENDED, instant);
  }

  private static AccessToken token(Row row) {
    return new AccessToken(
        row.number("id"),
        new UserId(row.text("user_id")),
        row.instant("created"),
        row.instant("expires"),
        row.optionalText("made_with_key_id").map(ApiKeyId::new),
        row.optionalNumber("oidc_identity_number").map(OidcIdentityId::numbered));
  }
}
