package io.keyden.wire.role;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role that a team has.
 *
 * @param spaceId null at system level; always written, since published Python programs index it
 */
public record ScopedUserRoleResource(
    String id,
    String userRoleId,
    String teamId,
    List<String> projectIds,
    List<String> environmentIds,
    List<String> tenantIds,
    List<String> projectGroupIds,
    @Nullable String spaceId,
    Map<String, String> links) {}
