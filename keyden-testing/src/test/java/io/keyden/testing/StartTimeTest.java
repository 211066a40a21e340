package io.keyden.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How long a server takes to start in a warm virtual machine. The quickest of ten counts: it is
 * what the start itself costs, however busy the machine is with something else.
 */
class StartTimeTest {
  private static final int STARTS = 20;
  private static final int WARM = 10;
  private static final Duration START_MAX = Duration.ofMillis(300);
  private static final Duration CLOSE_MAX = Duration.ofMillis(150);

  @Test
  void starts_and_stops_in_no_time_once_the_machine_is_warm() {
    var starts = new ArrayList<Duration>();
    var stops = new ArrayList<Duration>();

    for (int i = 0; i < STARTS; i++) {
      var keyden = KeydenServer.withDefaults();
      starts.add(timed(keyden::start));
      assertThat(Api.status(keyden, keyden.apiKey())).isEqualTo(200);
      stops.add(timed(keyden::close));
    }

    assertThat(quickestWarm(starts)).as("starts: %s", starts).isLessThan(START_MAX);
    assertThat(quickestWarm(stops)).as("stops: %s", stops).isLessThan(CLOSE_MAX);
  }

  private static Duration timed(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static Duration quickestWarm(List<Duration> all) {
    return all.subList(STARTS - WARM, STARTS).stream().min(Comparator.naturalOrder()).orElseThrow();
  }
}
