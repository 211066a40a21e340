package io.keyden.client.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * When a request is sent again, and after which pause.
 *
 * @param attemptsMax how often it is sent in all; at least 1
 * @param pauseMax the longest pause that a server may ask for
 */
public record Retries(int attemptsMax, Duration pauseMax) {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final int DOUBLINGS_MAX = 10;

  /** Checks the bounds. */
  public Retries {
    if (attemptsMax < 1) {
      throw new IllegalArgumentException("at least one attempt is needed");
    }
    if (pauseMax.isNegative()) {
      throw new IllegalArgumentException("a pause cannot be negative");
    }
  }

  /**
   * The pause before the next attempt; empty if there shall be none.
   *
   * <p>Without a word from the server it is drawn between nothing and a bound that doubles with
   * each attempt, so that many clients that failed together do not come back together.
   *
   * @param attempt the number of attempts so far
   * @param asked what the server asks for
   * @param chance gives a number from 0 up to, and not including, the one it is given
   */
  Optional<Duration> pause(int attempt, Optional<Duration> asked, LongUnaryOperator chance) {
    if (attempt >= attemptsMax) {
      return Optional.empty();
    }
    if (asked.isPresent()) {
      // A little more than asked for, and not all at the same moment.
      return asked
          .filter(pause -> pause.compareTo(pauseMax) <= 0)
          .map(pause -> pause.plusMillis(chance.applyAsLong(FIRST_PAUSE.toMillis())));
    }
    long bound =
        Math.min(
            pauseMax.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempt - 1, DOUBLINGS_MAX));
    return Optional.of(Duration.ofMillis(chance.applyAsLong(bound + 1)));
  }
}
