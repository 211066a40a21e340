package io.keyden.storage.sql;

import io.keyden.core.oidc.UsedSubjectTokenStore;
import io.keyden.core.secret.SecretDigest;
import java.time.Instant;

/** The used subject tokens in SQL. */
public final class SqlUsedSubjectTokenStore implements UsedSubjectTokenStore {
  private static final String USE =
      "INSERT INTO used_subject_tokens (digest, expires) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String DELETE_ENDED = "DELETE FROM used_subject_tokens WHERE expires < ?";

  private final SqlTransactions transactions;

  /** Keeps them in the database of {@code transactions}. */
  public SqlUsedSubjectTokenStore(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean use(SecretDigest token, Instant expires) {
    return transactions.sql().update(USE, token.bytes(), expires) == 1;
  }

  @Override
  public void deleteEnded(Instant instant) {
    transactions.sql().update(DELETE_ENDED, instant);
  }
}
