package io.keyden.core.signin;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * An access token to be added.
 *
 * @param user whose
 * @param created now
 * @param expires when it ends
 * @param madeWith the key that it ends with, if there is one
 * @param identity the OIDC identity that it ends with, if there is one
 */
public record NewAccessToken(
    UserId user,
    Instant created,
    Instant expires,
    Optional<ApiKeyId> madeWith,
    Optional<OidcIdentityId> identity) {}
