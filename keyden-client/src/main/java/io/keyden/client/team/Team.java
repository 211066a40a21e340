package io.keyden.client.team;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A team.
 *
 * @param id such as {@code Teams-1}, or by name for those a server comes with
 * @param name unique
 * @param description may be empty
 * @param spaceId the space it belongs to; empty for one of the whole server
 * @param memberUserIds who is in it; {@code teams-everyone} names nobody
 * @param canBeDeleted not those that a server comes with
 * @param links where the server keeps what belongs to it
 */
public record Team(
    String id,
    String name,
    String description,
    Optional<String> spaceId,
    List<String> memberUserIds,
    boolean canBeDeleted,
    Map<String, String> links) {
  /** Copies the list and the links. */
  public Team {
    memberUserIds = List.copyOf(memberUserIds);
    links = Map.copyOf(links);
  }
}
