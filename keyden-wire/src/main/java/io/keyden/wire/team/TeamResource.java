package io.keyden.wire.team;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A team. Source: the type definitions of the vendor's TypeScript client, and the newer members of
 * the .NET client.
 */
public record TeamResource(
    String id,
    String name,
    String slug,
    String description,
    List<String> memberUserIds,
    List<ExternalSecurityGroupResource> externalSecurityGroups,
    boolean canBeDeleted,
    boolean canBeRenamed,
    boolean canChangeRoles,
    boolean canChangeMembers,
    @Nullable String spaceId,
    Map<String, String> links) {

  /** A group of an outside directory. */
  public record ExternalSecurityGroupResource(
      String id, String displayName, boolean displayIdAndName) {}
}
