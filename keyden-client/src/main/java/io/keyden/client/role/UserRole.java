package io.keyden.client.role;

import java.util.List;
import java.util.Map;

/**
 * A set of permissions under a name.
 *
 * @param id such as {@code userroles-systemadministrator}
 * @param name unique
 * @param description may be empty
 * @param spacePermissions what it allows within a space
 * @param systemPermissions what it allows on the whole server
 * @param links where the server keeps what belongs to it
 */
public record UserRole(
    String id,
    String name,
    String description,
    List<String> spacePermissions,
    List<String> systemPermissions,
    Map<String, String> links) {
  /** Copies the lists and the links. */
  public UserRole {
    spacePermissions = List.copyOf(spacePermissions);
    systemPermissions = List.copyOf(systemPermissions);
    links = Map.copyOf(links);
  }
}
