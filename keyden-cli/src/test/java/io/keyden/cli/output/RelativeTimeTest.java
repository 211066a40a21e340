package io.keyden.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimeTest {
  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S,in less than a minute",
    "PT59S,in less than a minute",
    "PT60S,in 1 minute",
    "PT119M,in 119 minutes",
    "PT2H,in 2 hours",
    "PT47H59M,in 47 hours",
    "PT48H,in 2 days",
    "PT479H59M,in 19 days",
    "PT4320H,in 180 days",
    "PT17519H,in 729 days",
    "PT17520H,in 2 years",
    "PT-1S,just now",
    "PT-60S,1 minute ago",
    "PT-3H,3 hours ago",
    "PT-72H,3 days ago",
    "PT-50000H,5 years ago",
  })
  void a_distance_is_told_in_one_unit_and_rounded_down(Duration distance, String said) {
    assertThat(RelativeTime.of(NOW.plus(distance), NOW)).isEqualTo(said);
  }
}
