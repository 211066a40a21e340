package io.keyden.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final Retries RETRIES = new Retries(20, Duration.ofSeconds(5));

  private static long longest(long bound) {
    return bound - 1;
  }

  @Test
  void the_bound_of_a_pause_doubles_up_to_the_longest() {
    assertThat(RETRIES.pause(1, Optional.empty(), RetriesTest::longest))
        .hasValue(Duration.ofMillis(200));
    assertThat(RETRIES.pause(2, Optional.empty(), RetriesTest::longest))
        .hasValue(Duration.ofMillis(400));
    assertThat(RETRIES.pause(5, Optional.empty(), RetriesTest::longest))
        .hasValue(Duration.ofMillis(3200));
    assertThat(RETRIES.pause(6, Optional.empty(), RetriesTest::longest))
        .hasValue(Duration.ofSeconds(5));
    assertThat(RETRIES.pause(19, Optional.empty(), RetriesTest::longest))
        .hasValue(Duration.ofSeconds(5));
  }

  @Test
  void a_pause_may_be_nothing_at_all() {
    assertThat(RETRIES.pause(3, Optional.empty(), _ -> 0)).hasValue(Duration.ZERO);
  }

  @Test
  void what_the_server_asks_for_is_the_least() {
    assertThat(RETRIES.pause(1, Optional.of(Duration.ofSeconds(2)), _ -> 0))
        .hasValue(Duration.ofSeconds(2));
    assertThat(
            RETRIES
                .pause(1, Optional.of(Duration.ofSeconds(2)), RetriesTest::longest)
                .orElseThrow())
        .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2200));
  }

  @Test
  void a_server_that_asks_for_too_much_is_not_tried_again() {
    assertThat(RETRIES.pause(1, Optional.of(Duration.ofSeconds(6)), RetriesTest::longest))
        .isEmpty();
  }

  @Test
  void attempts_come_to_an_end() {
    assertThat(RETRIES.pause(20, Optional.empty(), RetriesTest::longest)).isEmpty();
    assertThat(
            new Retries(1, Duration.ofSeconds(5)).pause(1, Optional.empty(), RetriesTest::longest))
        .isEmpty();
  }

  @Test
  void no_attempt_at_all_makes_no_sense() {
    assertThatThrownBy(() -> new Retries(0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
