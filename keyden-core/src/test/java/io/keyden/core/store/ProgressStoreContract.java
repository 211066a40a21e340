package io.keyden.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of progress guarantees. */
public interface ProgressStoreContract {
  /** The transactions that the store works in. */
  Transactions transactions();

  /** The store, with nothing in it. */
  ProgressStore progress();

  @Test
  default void each_work_has_its_own_progress_to_the_millisecond() {
    var noon = Instant.parse("2026-03-01T12:00:00.123456Z");
    assertThat(transactions().read(() -> progress().reached("sweep"))).isEmpty();

    transactions().write(() -> progress().reach("sweep", noon.plusSeconds(60)));
    transactions().write(() -> progress().reach("mop", noon));
    transactions().write(() -> progress().reach("sweep", noon));

    assertThat(transactions().read(() -> progress().reached("sweep")))
        .contains(Instant.parse("2026-03-01T12:00:00.123Z"));
    assertThat(transactions().read(() -> progress().reached("mop"))).isPresent();
    assertThat(transactions().read(() -> progress().reached("dust"))).isEmpty();
  }
}
