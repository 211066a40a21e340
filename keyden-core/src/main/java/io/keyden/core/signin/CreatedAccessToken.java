package io.keyden.core.signin;

import io.keyden.core.secret.Secret;

/**
 * An access token that was just made, with its secret: the only time the two are together.
 *
 * @param token what is known of it
 * @param secret to be shown once
 */
public record CreatedAccessToken(AccessToken token, Secret secret) {}
