package io.keyden.http.pipeline;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers of one kind leave no sooner than a certain time after work on them began, so that how
 * long the work took can't be told from outside.
 *
 * <p>A look-up that finds a row takes some microseconds longer than one that doesn't: without a
 * pace a key that has expired, or whose owner is disabled, can be told from one that never was.
 * Source of the need: OWASP ASVS 5.0, 11.2.4.
 */
final class EvenPace {
  private final long nanos;

  EvenPace(Duration least) {
    this.nanos = least.toNanos();
  }

  /** Holds up the current thread, which should be virtual, until its time has come. */
  void keep(long beganNanos) {
    long left = beganNanos + nanos - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = beganNanos + nanos - System.nanoTime();
    }
  }
}
