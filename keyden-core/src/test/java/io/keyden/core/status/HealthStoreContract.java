package io.keyden.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.store.Transactions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of the health row guarantees. */
public interface HealthStoreContract {
  /** The transactions that the store works in. */
  Transactions transactions();

  /** The store, never touched. */
  HealthStore health();

  @Test
  default void the_last_instant_counts_to_the_millisecond() {
    var first = Instant.parse("2026-03-01T12:00:00.123456Z");
    assertThat(transactions().read(() -> health().touched())).isEmpty();

    transactions().write(() -> health().touch(first));
    assertThat(transactions().read(() -> health().touched()))
        .contains(Instant.parse("2026-03-01T12:00:00.123Z"));

    transactions().write(() -> health().touch(first.minusSeconds(60)));
    assertThat(transactions().read(() -> health().touched()))
        .contains(Instant.parse("2026-03-01T11:59:00.123Z"));
  }
}
