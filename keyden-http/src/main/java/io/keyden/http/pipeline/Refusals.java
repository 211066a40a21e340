package io.keyden.http.pipeline;

import io.keyden.core.audit.Origin;
import io.keyden.core.signin.Authentication;
import java.time.Duration;
import java.util.Optional;

/** Hears of every credential that is refused: to record it, and to slow down who guesses. */
@FunctionalInterface
public interface Refusals {
  /**
   * Takes note of a refusal.
   *
   * @return how long the address should wait, if it has presented too many bad ones; a good one is
   *     never held up
   */
  Optional<Duration> refused(Authentication.Rejected rejection, Origin origin);
}
