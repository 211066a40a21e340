package io.keyden.acceptance.browser;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what a page does in its own time, with a limit. */
final class Patience {
  static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration STEP = Duration.ofMillis(50);

  private Patience() {}

  /** Returns as soon as the condition holds, or throws what the supplier says after the limit. */
  static void until(BooleanSupplier condition, Supplier<AssertionError> failure) {
    var _ =
        value(
            LIMIT, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), failure);
  }

  /** The value as soon as there is one, or throws what the supplier says after the limit. */
  static <T> T value(
      Duration limit, Supplier<Optional<T>> attempt, Supplier<AssertionError> failure) {
    long begin = System.nanoTime();
    while (true) {
      Optional<T> found = attempt.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw failure.get();
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
