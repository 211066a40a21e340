package io.keyden.core.signin;

import io.keyden.core.secret.SecretDigest;
import io.keyden.core.store.Change;

/**
 * An access token is not good any more, before its time.
 *
 * @param digest which
 */
public record AccessTokenEnded(SecretDigest digest) implements Change {}
