package io.keyden.wire.server;

/** A time zone. */
public record TimeZoneResource(String id, String name, boolean isLocal) {}
