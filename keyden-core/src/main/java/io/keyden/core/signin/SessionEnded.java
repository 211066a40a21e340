package io.keyden.core.signin;

import io.keyden.core.secret.SecretDigest;
import io.keyden.core.store.Change;

/**
 * A session is not good any more.
 *
 * @param digest which
 */
public record SessionEnded(SecretDigest digest) implements Change {}
