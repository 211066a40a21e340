package io.keyden.core.key;

/**
 * A key that was just made, with its secret: the only time the two are together.
 *
 * @param key what is known of it
 * @param secret to be shown once
 */
public record CreatedApiKey(ApiKey key, KeySecret secret) {}
