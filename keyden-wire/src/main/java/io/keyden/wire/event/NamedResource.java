package io.keyden.wire.event;

import java.util.Map;

/** Something that events can be filtered by: a category, an agent, a type of document. */
public record NamedResource(String id, String name, Map<String, String> links) {}
