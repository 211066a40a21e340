package io.keyden.wire.team;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team that somebody belongs to.
 *
 * @param externalSecurityGroups the groups by which they do, as the TypeScript and Go clients call
 *     them; Keyden knows of none
 * @param externalGroupNames the same as .NET calls it
 */
public record UserTeamResource(
    String id,
    String name,
    boolean isDirectlyAssigned,
    List<String> externalSecurityGroups,
    List<String> externalGroupNames,
    @Nullable String spaceId) {}
