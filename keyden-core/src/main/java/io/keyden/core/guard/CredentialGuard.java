package io.keyden.core.guard;

import io.keyden.core.audit.Origin;
import io.keyden.core.problem.Rejection;
import io.keyden.core.signin.Authentication;
import java.time.Duration;
import java.util.Optional;

/**
 * What happens when a credential is refused: it is recorded, and whoever guesses is slowed down.
 */
public final class CredentialGuard {
  private final AddressLimiter limiter;
  private final RefusedCredentials record;

  /** Takes what it works with. */
  public CredentialGuard(AddressLimiter limiter, RefusedCredentials record) {
    this.limiter = limiter;
    this.record = record;
  }

  /**
   * Takes note of a refusal. A session that has ended is no guess: browsers keep sending it.
   *
   * @return how long the address should wait, if it has presented too many bad credentials
   */
  public Optional<Duration> refused(Authentication.Rejected rejected, Origin origin) {
    record.note(rejected, origin);
    return rejected.reason() == Rejection.BAD_SESSION
        ? Optional.empty()
        : limiter.badCredential(origin.address());
  }
}
