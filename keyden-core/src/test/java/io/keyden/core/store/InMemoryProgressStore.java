package io.keyden.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Progress in memory. */
public final class InMemoryProgressStore implements ProgressStore {
  private final InMemoryTable<String, Instant> rows;

  /** Nothing ever ran. */
  public InMemoryProgressStore(InMemoryTransactions transactions) {
    this.rows = new InMemoryTable<>(transactions);
  }

  @Override
  public Optional<Instant> reached(String work) {
    return rows.get(work);
  }

  @Override
  public void reach(String work, Instant moment) {
    rows.put(work, moment.truncatedTo(ChronoUnit.MILLIS));
  }
}
