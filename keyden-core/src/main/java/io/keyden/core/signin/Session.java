package io.keyden.core.signin;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.settings.AuthenticationSettings;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a session; never its secret.
 *
 * @param id which
 * @param user whose
 * @param created when somebody signed in
 * @param lastSeen when it was last used, to about half a minute
 * @param remembered whether it was asked to outlive the browser, so that being idle does not end it
 * @param madeWith the key that was sent along at sign-in, if one was: the session ends with it
 */
public record Session(
    long id,
    UserId user,
    Instant created,
    Instant lastSeen,
    boolean remembered,
    Optional<ApiKeyId> madeWith) {

  /**
   * Whether its time is over at {@code now}, by the settings in force at that moment.
   *
   * @param lastUsed when it was last used
   */
  boolean ended(Instant now, Instant lastUsed, AuthenticationSettings settings) {
    boolean tooOld = !now.isBefore(created.plus(settings.maximumSessionDuration()));
    boolean idle = !remembered && !now.isBefore(lastUsed.plus(settings.sessionTimeout()));
    return tooOld || idle;
  }
}
