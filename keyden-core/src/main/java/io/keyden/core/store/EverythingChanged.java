package io.keyden.core.store;

/**
 * Anything may have changed: it is not known what other nodes did. Nothing that was remembered is
 * to be believed.
 */
public record EverythingChanged() implements Change {}
