package io.keyden.core.key;

import io.keyden.core.id.UserId;

/**
 * What somebody asks for who asks for a key.
 *
 * @param owner whose key it will be
 * @param purpose what for
 * @param expiry when it should end
 * @param actorType who is meant to use it
 */
public record NewApiKey(UserId owner, Purpose purpose, ExpiryRequest expiry, ActorType actorType) {}
