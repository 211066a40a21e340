package io.keyden.cli.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.client.key.ApiKey;
import io.keyden.client.key.LastUse;
import io.keyden.client.server.KeyRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuccessorExpiryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final KeyRules RULES =
      new KeyRules(true, Optional.of(Duration.ofDays(180)), Optional.of(Duration.ofDays(366)));
  private static final KeyRules NO_RULES = new KeyRules(true, Optional.empty(), Optional.empty());

  @Test
  void a_successor_lives_as_long_as_the_old_key_did() {
    assertThat(SuccessorExpiry.asLongAs(old(90), RULES, Optional.empty(), NOW))
        .isEqualTo(new SuccessorExpiry(Optional.of(NOW.plus(Duration.ofDays(90))), false));
  }

  @Test
  void the_successor_of_a_key_without_an_end_gets_the_maximum() {
    assertThat(SuccessorExpiry.asLongAs(old(0), RULES, Optional.empty(), NOW))
        .isEqualTo(new SuccessorExpiry(Optional.empty(), false));
  }

  @Test
  void a_life_as_long_as_the_maximum_is_left_to_the_server_whose_clock_counts() {
    assertThat(SuccessorExpiry.asLongAs(old(366), RULES, Optional.empty(), NOW))
        .isEqualTo(new SuccessorExpiry(Optional.empty(), false));
  }

  @Test
  void no_successor_outlives_the_key_that_makes_it() {
    Instant end = NOW.plus(Duration.ofDays(10));

    assertThat(SuccessorExpiry.asLongAs(old(90), RULES, Optional.of(end), NOW))
        .isEqualTo(new SuccessorExpiry(Optional.of(end), true));
    assertThat(SuccessorExpiry.asLongAs(old(0), RULES, Optional.of(end), NOW))
        .isEqualTo(new SuccessorExpiry(Optional.of(end), true));
    assertThat(SuccessorExpiry.asLongAs(old(0), NO_RULES, Optional.of(end), NOW))
        .isEqualTo(new SuccessorExpiry(Optional.of(end), true));
  }

  @Test
  void a_key_that_outlasts_the_maximum_does_not_shorten_it() {
    Instant end = NOW.plus(Duration.ofDays(1000));

    assertThat(SuccessorExpiry.atMost(RULES, Optional.of(end), NOW))
        .isEqualTo(new SuccessorExpiry(Optional.empty(), false));
  }

  @Test
  void a_wish_within_the_bound_is_kept() {
    Instant wished = NOW.plus(Duration.ofDays(5));

    assertThat(SuccessorExpiry.at(wished, Optional.of(NOW.plus(Duration.ofDays(6)))))
        .isEqualTo(new SuccessorExpiry(Optional.of(wished), false));
  }

  /**
   * @param days of its life; 0 for one without an end
   */
  private static ApiKey old(int days) {
    Instant created = NOW.minus(Duration.ofDays(80));
    return new ApiKey(
        "apikeys-1",
        "Users-1",
        "build",
        "API-ABC",
        Optional.of(created),
        days == 0 ? Optional.empty() : Optional.of(created.plus(Duration.ofDays(days))),
        new LastUse.Unknown(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
