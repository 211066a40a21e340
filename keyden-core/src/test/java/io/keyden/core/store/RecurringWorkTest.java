package io.keyden.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecurringWorkTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final ProgressStore progress = new InMemoryProgressStore(transactions);
  private final ManualClock clock = ManualClock.atNoon();
  private final RecurringWork one = new RecurringWork(transactions, progress, clock);
  private final RecurringWork other = new RecurringWork(transactions, progress, clock);
  private final List<String> done = new ArrayList<>();

  @Test
  void work_is_done_by_one_node_and_again_when_its_time_has_come() {
    assertThat(one.run("sweep", MINUTE, () -> done.add("one"))).isTrue();
    assertThat(other.run("sweep", MINUTE, () -> done.add("other"))).isFalse();
    assertThat(other.run("mop", MINUTE, () -> done.add("other mops"))).isTrue();
    clock.advance(MINUTE.minusMillis(1));
    assertThat(other.run("sweep", MINUTE, () -> done.add("other"))).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(other.run("sweep", MINUTE, () -> done.add("other"))).isTrue();

    assertThat(done).containsExactly("one", "other mops", "other");
  }

  @Test
  void work_that_fails_is_tried_by_the_next_node() {
    assertThatThrownBy(() ->
            one.run(
                "sweep",
                MINUTE,
                () -> {
                  throw new IllegalStateException("no broom");
                }))
        .hasMessage("no broom");

    assertThat(other.run("sweep", MINUTE, () -> done.add("other"))).isTrue();
  }
}
