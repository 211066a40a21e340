package io.keyden.client.server;

/**
 * How a server is.
 *
 * @param operatingNormally whether it is well
 * @param description in a sentence
 */
public record Health(boolean operatingNormally, String description) {}
