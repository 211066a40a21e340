package io.keyden.storage.sql;

import io.keyden.core.status.HealthStore;
import java.time.Instant;
import java.util.Optional;

/** The row in SQL that is written to find out whether writing works. */
public final class SqlHealthStore implements HealthStore {
  private static final String TOUCH =
      """
      INSERT INTO health (singleton, touched) VALUES (1, ?)
      ON CONFLICT (singleton) DO UPDATE SET touched = excluded.touched
      """;
  private static final String TOUCHED = "SELECT touched FROM health";

  private final SqlTransactions transactions;

  /** Keeps the row in the database of {@code transactions}. */
  public SqlHealthStore(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void touch(Instant instant) {
    transactions.sql().update(TOUCH, instant);
  }

  @Override
  public Optional<Instant> touched() {
    return transactions.sql().first(TOUCHED, row -> row.instant("touched"));
  }
}
