package io.keyden.wire.space;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of projects. Keyden has the default one of each space only, because clients wait for it
 * after they made a space. Source: the members that the Go client reads.
 */
public record ProjectGroupResource(
    String id,
    String name,
    String slug,
    String description,
    List<String> environmentIds,
    @Nullable String retentionPolicyId,
    String spaceId,
    Map<String, String> links) {}
