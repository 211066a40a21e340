package io.keyden.core.signin;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A session to be added.
 *
 * @param user whose
 * @param created now
 * @param remembered whether being idle does not end it
 * @param madeWith the key that it ends with, if there is one
 */
public record NewSession(
    UserId user, Instant created, boolean remembered, Optional<ApiKeyId> madeWith) {}
