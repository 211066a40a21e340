package io.keyden.core.key;

import io.keyden.core.store.Change;

/**
 * A key is not good any more.
 *
 * @param digest which
 */
public record KeyRevoked(KeyDigest digest) implements Change {}
