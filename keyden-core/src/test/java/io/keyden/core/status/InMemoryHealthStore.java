package io.keyden.core.status;

import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The row in memory. */
public final class InMemoryHealthStore implements HealthStore {
  private final InMemoryTable<String, Instant> rows;

  /** Never touched. */
  public InMemoryHealthStore(InMemoryTransactions transactions) {
    this.rows = new InMemoryTable<>(transactions);
  }

  @Override
  public void touch(Instant instant) {
    rows.put("health", instant.truncatedTo(ChronoUnit.MILLIS));
  }

  @Override
  public Optional<Instant> touched() {
    return rows.get("health");
  }
}
