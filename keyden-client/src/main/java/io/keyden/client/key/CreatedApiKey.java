package io.keyden.client.key;

/**
 * A key that was just made, with its secret. Nobody can ask for the secret again.
 *
 * @param key what the server tells of it from now on
 * @param secret the key itself
 */
public record CreatedApiKey(ApiKey key, KeySecret secret) {}
