package io.keyden.storage.sql;

import io.keyden.core.store.ProgressStore;
import java.time.Instant;
import java.util.Optional;

/** How far recurring work has come, in SQL. */
public final class SqlProgressStore implements ProgressStore {
  private static final String REACHED = "SELECT reached FROM progress WHERE work = ?";
  private static final String REACH =
      """
      INSERT INTO progress (work, reached) VALUES (?, ?)
      ON CONFLICT (work) DO UPDATE SET reached = excluded.reached
      """;

  private final SqlTransactions transactions;

  /** Keeps progress in the database of {@code transactions}. */
  public SqlProgressStore(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Instant> reached(String work) {
    return transactions.sql().first(REACHED, row -> row.instant("reached"), work);
  }

  @Override
  public void reach(String work, Instant moment) {
    transactions.sql().update(REACH, work, moment);
  }
}
