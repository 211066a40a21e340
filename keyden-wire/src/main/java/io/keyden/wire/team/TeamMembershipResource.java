package io.keyden.wire.team;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** That somebody belongs to a team. */
public record TeamMembershipResource(
    String userId,
    @Nullable String teamId,
    String teamName,
    boolean isDirectlyAssigned,
    List<String> externalSecurityGroups,
    @Nullable String spaceId) {}
