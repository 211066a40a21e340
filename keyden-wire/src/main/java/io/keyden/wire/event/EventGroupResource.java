package io.keyden.wire.event;

import java.util.List;
import java.util.Map;

/** Categories that are asked for together. */
public record EventGroupResource(
    String id, String name, List<String> eventCategories, Map<String, String> links) {}
