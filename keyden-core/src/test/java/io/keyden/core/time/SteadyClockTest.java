package io.keyden.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualClock wall = new ManualClock(NOON);
  private final AtomicLong ticks = new AtomicLong();
  private boolean stopNext;
  private final SteadyClock clock = new SteadyClock(wall, Instant.EPOCH, ticks::get);

  @Test
  void it_follows_the_wall_clock() {
    pass(Duration.ofSeconds(5));

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
    assertThat(clock.ahead()).isZero();
  }

  @Test
  void it_follows_a_leap_forward() {
    wall.advance(Duration.ofDays(1));

    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(1)));
  }

  @Test
  void it_runs_on_when_the_wall_clock_is_set_back_an_hour() {
    var before = clock.instant();

    wall.advance(HOUR.negated());
    var after = clock.instant();
    pass(Duration.ofSeconds(10));

    assertThat(after).isEqualTo(before);
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
    assertThat(clock.ahead()).isEqualTo(HOUR);
  }

  @Test
  void it_follows_again_once_the_wall_clock_has_caught_up() {
    wall.advance(HOUR.negated());
    pass(Duration.ofSeconds(1));

    wall.advance(HOUR.plusSeconds(1));

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(2));
    assertThat(clock.ahead()).isZero();
  }

  @Test
  void it_starts_no_earlier_than_what_was_recorded_before() {
    var recorded = NOON.plus(HOUR);

    var restarted = new SteadyClock(wall, recorded, ticks::get);

    assertThat(restarted.instant()).isEqualTo(recorded);
  }

  @Test
  void a_pause_between_its_two_looks_does_not_put_it_ahead() {
    var tested =
        new SteadyClock(
            () -> stoppedAfterwards(wall.instant()),
            Instant.EPOCH,
            () -> stoppedAfterwards(ticks.get()));
    stopNext = true;

    var _ = tested.instant();
    pass(Duration.ofSeconds(1));

    assertThat(tested.instant()).isEqualTo(wall.instant());
  }

  @Test
  void it_never_goes_back_whatever_the_wall_clock_does() {
    var random = new Random(7);
    var before = clock.instant();

    for (int i = 0; i < 100_000; i++) {
      wall.advance(Duration.ofMillis(random.nextInt(2_001) - 1_000));
      ticks.addAndGet(random.nextInt(1_000_000));
      var now = clock.instant();
      assertThat(now).isAfterOrEqualTo(before);
      before = now;
    }
  }

  @Test
  void it_never_goes_back_for_many_threads() throws InterruptedException {
    var real = new SteadyClock(InstantSource.system(), Instant.EPOCH);
    var wentBack = new AtomicLong();
    var threads = new Thread[4];

    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          Thread.ofPlatform()
              .start(() -> {
                var before = real.instant();
                for (int i = 0; i < 20_000; i++) {
                  var now = real.instant();
                  if (now.isBefore(before)) {
                    wentBack.incrementAndGet();
                  }
                  before = now;
                }
              });
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(wentBack).hasValue(0);
  }

  /** Lets the machine stand still for half a minute after the first of the two looks. */
  private <T> T stoppedAfterwards(T seen) {
    if (stopNext) {
      stopNext = false;
      pass(Duration.ofSeconds(30));
    }
    return seen;
  }

  private void pass(Duration time) {
    wall.advance(time);
    ticks.addAndGet(time.toNanos());
  }
}
