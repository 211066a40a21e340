package io.keyden.cli.profile;

/**
 * A value, and where it came from.
 *
 * @param value the value
 * @param source such as {@code --server}, {@code KEYDEN_URL} or {@code profile work}
 */
public record Sourced<T>(T value, String source) {}
