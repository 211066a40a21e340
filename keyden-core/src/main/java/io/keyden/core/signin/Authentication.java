package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.key.ApiKey;
import io.keyden.core.problem.Rejection;
import java.util.Optional;

/** What came of a credential. */
public sealed interface Authentication {
  /**
   * It is good, or there was none and the caller is anonymous.
   *
   * @param caller who is asking
   */
  record Authenticated(Caller caller) implements Authentication {}

  /**
   * It is not good.
   *
   * @param reason for the log and the record only
   * @param hint the first characters of what was presented as a key, if it has the form of one
   * @param key the key, if there is one and it is not good: its time is over, or its owner is
   *     disabled
   */
  record Rejected(Rejection reason, String hint, Optional<ApiKey> key) implements Authentication {
    /** A credential other than a key is not good. */
    public static Rejected of(Rejection reason) {
      return new Rejected(reason, "", Optional.empty());
    }
  }
}
