package io.keyden.wire.space;

import java.util.List;
import java.util.Map;

/**
 * A space. Source: the type definitions of the vendor's TypeScript client, and the newer members of
 * the .NET client.
 */
public record SpaceResource(
    String id,
    String name,
    String slug,
    String description,
    boolean isDefault,
    boolean isPrivate,
    boolean taskQueueStopped,
    List<String> spaceManagersTeams,
    List<String> spaceManagersTeamMembers,
    Map<String, String> links) {}
