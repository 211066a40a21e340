package io.keyden.core.signin;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an access token; never its secret.
 *
 * @param id which
 * @param user whose
 * @param created when it was made
 * @param expires when it ends: at that instant it is not good any more
 * @param madeWith the key it was made with, directly or not, if there is one: it ends with it
 * @param identity the OIDC identity it was exchanged by, directly or not, if there is one: it ends
 *     with it
 */
public record AccessToken(
    long id,
    UserId user,
    Instant created,
    Instant expires,
    Optional<ApiKeyId> madeWith,
    Optional<OidcIdentityId> identity) {
  /** How long a token lives at most. Source: the vendor's tokens live an hour. */
  public static final Duration LIFE_MAX = Duration.ofHours(1);

  /** Whether its time is over at {@code now}. */
  boolean ended(Instant now) {
    return !now.isBefore(expires);
  }
}
