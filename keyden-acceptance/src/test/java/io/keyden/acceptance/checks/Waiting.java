package io.keyden.acceptance.checks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a condition, with a limit. */
public final class Waiting {
  private static final Duration STEP = Duration.ofMillis(10);

  private Waiting() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @throws AssertionError if it doesn't within the limit
   */
  public static void await(String what, Duration limit, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw new AssertionError(what + " did not come true within " + limit);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  /** Lets time pass where the passing of time is what is checked. */
  public static void letPass(Duration duration) {
    long begin = System.nanoTime();
    await(
        "the passing of time",
        duration.plusSeconds(5),
        () -> System.nanoTime() - begin >= duration.toNanos());
  }
}
