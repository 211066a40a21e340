package io.keyden.http.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EvenPaceTest {
  private static final Duration LEAST = Duration.ofMillis(20);

  private final EvenPace pace = new EvenPace(LEAST);

  @Test
  void quick_work_is_held_up_until_its_time_has_come() {
    long began = System.nanoTime();

    pace.keep(began);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(LEAST);
  }

  @Test
  void work_that_took_longer_is_not_held_up() {
    long began = System.nanoTime() - Duration.ofHours(1).toNanos();
    long before = System.nanoTime();

    pace.keep(began);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void a_server_that_stops_is_not_held_up() {
    var patient = new EvenPace(Duration.ofHours(1));
    Thread.currentThread().interrupt();

    patient.keep(System.nanoTime());

    assertThat(Thread.interrupted()).isTrue();
  }
}
