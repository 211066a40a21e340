package io.keyden.client.role;

import java.util.Map;
import java.util.Optional;

/**
 * A role that a team has; the server calls it a scoped user role.
 *
 * @param id such as {@code ScopedUserRoles-1}
 * @param teamId which team
 * @param roleId which role
 * @param spaceId in which space; empty for the whole server
 * @param links where the server keeps what belongs to it
 */
public record Assignment(
    String id, String teamId, String roleId, Optional<String> spaceId, Map<String, String> links) {
  /** Copies the links. */
  public Assignment {
    links = Map.copyOf(links);
  }
}
