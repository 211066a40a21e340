package io.keyden.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 31, 32, 33, 1_000, 123_456_789, 3_600_000_000_000L, Long.MAX_VALUE})
  void a_single_value_is_every_quantile_and_never_told_lower(long nanos) {
    var latencies = new Latencies();

    latencies.add(nanos);

    assertThat(latencies.total()).isOne();
    assertThat(latencies.quantile(0.01)).isGreaterThanOrEqualTo(nanos);
    assertThat(latencies.quantile(1)).isCloseTo(nanos, withinPercentage(3.2));
  }

  @Test
  void quantiles_of_evenly_spread_values_are_right_to_three_percent() {
    var latencies = new Latencies();

    LongStream.rangeClosed(1, 100_000).forEach(latencies::add);

    assertThat(latencies.quantile(0.5)).isCloseTo(50_000, withinPercentage(3.2));
    assertThat(latencies.quantile(0.99)).isCloseTo(99_000, withinPercentage(3.2));
  }

  @Test
  void without_values_there_is_no_latency() {
    assertThat(new Latencies().quantile(0.5)).isZero();
  }
}
