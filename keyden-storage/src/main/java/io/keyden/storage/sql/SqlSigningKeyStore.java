package io.keyden.storage.sql;

import io.keyden.core.signin.SealedPrivateKey;
import io.keyden.core.signin.SigningKey;
import io.keyden.core.signin.SigningKeyStore;
import java.time.Instant;
import java.util.List;

/** The signing keys in SQL. */
public final class SqlSigningKeyStore implements SigningKeyStore {
  private static final String ALL = "SELECT * FROM signing_keys ORDER BY created DESC, id";
  private static final String INSERT =
      """
      INSERT INTO signing_keys (id, created, public_key, sealed_private_key) VALUES (?, ?, ?, ?)
      """;
  private static final String DELETE = "DELETE FROM signing_keys WHERE created < ?";

  private final SqlTransactions transactions;

  /** Keeps keys in the database of {@code transactions}. */
  public SqlSigningKeyStore(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<SigningKey> all() {
    return transactions
        .sql()
        .query(
            ALL,
            row ->
                new SigningKey(
                    row.text("id"),
                    row.instant("created"),
                    row.text("public_key"),
                    new SealedPrivateKey(row.bytes("sealed_private_key"))));
  }

  @Override
  public void insert(SigningKey key) {
    transactions
        .sql()
        .update(INSERT, key.id(), key.created(), key.publicKey(), key.sealedPrivateKey().bytes());
  }

  @Override
  public void deleteCreatedBefore(Instant instant) {
    transactions.sql().update(DELETE, instant);
  }
}
