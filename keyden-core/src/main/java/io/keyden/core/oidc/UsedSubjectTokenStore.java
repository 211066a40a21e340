package io.keyden.core.oidc;

import io.keyden.core.secret.SecretDigest;
import java.time.Instant;

/** The subject tokens that were exchanged and cannot be again. Works within a transaction only. */
public interface UsedSubjectTokenStore {
  /**
   * Notes that {@code token} is used.
   *
   * @param expires until when it would be good
   * @return false if it was used before
   */
  boolean use(SecretDigest token, Instant expires);

  /** Forgets those that would not be good after {@code instant} anyway. */
  void deleteEnded(Instant instant);
}
