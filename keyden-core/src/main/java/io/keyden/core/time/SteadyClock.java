package io.keyden.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A clock that follows the wall clock forward and never steps back.
 *
 * <p>If somebody sets the machine's clock back, a key that has ended must not come to life again.
 * So this clock then runs on from where it was at the machine's own pace, until the wall clock has
 * caught up. Safe for many threads.
 */
public final class SteadyClock implements InstantSource {
  /** A wall-clock instant and the ticks of the machine when it was seen. */
  private record Mark(Instant instant, long nanos) {
    Instant after(long nanosNow) {
      return instant.plusNanos(nanosNow - nanos);
    }
  }

  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private final AtomicReference<Mark> mark;

  /**
   * Follows {@code wall}.
   *
   * @param notBefore the latest instant known from before, for instance of the last recorded event:
   *     the clock starts no earlier
   */
  public SteadyClock(InstantSource wall, Instant notBefore) {
    this(wall, notBefore, System::nanoTime);
  }

  SteadyClock(InstantSource wall, Instant notBefore, LongSupplier nanoTime) {
    this.wall = wall;
    this.nanoTime = nanoTime;
    var now = wall.instant();
    this.mark =
        new AtomicReference<>(
            new Mark(now.isBefore(notBefore) ? notBefore : now, nanoTime.getAsLong()));
  }

  @Override
  public Instant instant() {
    var seen = mark.get();
    // The wall first: if this thread is stopped between the two, the mark is late, which the next
    // look at the wall corrects. The other way round this clock would stay ahead by the pause.
    var now = wall.instant();
    long nanos = nanoTime.getAsLong();
    var steady = seen.after(nanos);
    if (!now.isAfter(steady)) {
      return steady;
    }
    mark.compareAndSet(seen, new Mark(now, nanos));
    return now;
  }

  /** How far this clock is ahead of the wall clock; zero unless that was set back. */
  public Duration ahead() {
    var ahead = Duration.between(wall.instant(), instant());
    return ahead.isNegative() ? Duration.ZERO : ahead;
  }
}
