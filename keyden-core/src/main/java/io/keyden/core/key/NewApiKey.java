package io.keyden.core.key;

import io.keyden.core.id.UserId;
import java.util.Optional;

/**
 * What somebody asks for who asks for a key; not checked yet.
 *
 * @param owner whose key it will be
 * @param purpose what for, as it was stated
 * @param expiry when it should end
 * @param actorType who is meant to use it
 */
public record NewApiKey(
    UserId owner, Optional<String> purpose, ExpiryRequest expiry, ActorType actorType) {}
