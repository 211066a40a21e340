package io.keyden.wire.space;

/**
 * Something found in a space.
 *
 * @param type the type of the thing, {@code Team}
 */
public record SearchHitResource(String id, String name, String type) {}
