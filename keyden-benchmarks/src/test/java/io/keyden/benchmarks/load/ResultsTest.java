package io.keyden.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final Scenario ONE = new Scenario("one", 1, 1);
  private static final Scenario OTHER = new Scenario("other", 1, 1);

  private final Results results = new Results();

  private static Results.Round round(int requestsInASecond) {
    var latencies = new Latencies();
    for (int i = 0; i < requestsInASecond; i++) {
      latencies.add(1_000);
    }
    var second = Duration.ofSeconds(1);
    var used = new Meters.Reading(second.toNanos(), second, Duration.ZERO, second);
    return new Results.Round(new Measurement(latencies, 0, 1, used), 1 << 20);
  }

  @Test
  void the_median_is_that_of_the_rounds() {
    results.add(ONE, round(100));
    results.add(ONE, round(900));
    results.add(ONE, round(200));

    assertThat(results.median(ONE, Measurement::perSecond)).isEqualTo(200);
    assertThat(results.median(OTHER, Measurement::perSecond)).isNaN();
    assertThat(results.failures()).isEqualTo(3);
  }

  @Test
  void a_ratio_compares_what_was_measured_in_one_round() {
    for (int slowness : new int[] {1, 10, 2}) {
      results.add(ONE, round(600 / slowness));
      results.add(OTHER, round(300 / slowness));
    }

    assertThat(results.medianRatio(ONE, OTHER, Measurement::perSecond)).isEqualTo(2);
  }
}
