package io.keyden.core.team;

import io.keyden.core.id.SpaceId;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.Restriction;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody may do, as far as a caller may know it.
 *
 * @param user who
 * @param spacePermissions where each right in spaces is had, by the order of the rights
 * @param systemPermissions the rights at system level, in their order
 * @param teams the teams from which they come, by name
 * @param complete whether nothing was left out because the caller may not see it
 */
public record PermissionSet(
    UserId user,
    Map<Permission, List<Held>> spacePermissions,
    Set<Permission> systemPermissions,
    List<Team> teams,
    boolean complete) {
  /**
   * A right in a space.
   *
   * @param space where
   * @param restrictedTo the ids of the only things it is had for; a kind that is not there is not
   *     narrowed
   */
  public record Held(SpaceId space, Map<Restriction, List<String>> restrictedTo) {
    /** Whether it is had for everything that {@code other} is had for. */
    boolean includes(Held other) {
      return space.equals(other.space) && (restrictedTo.isEmpty() || equals(other));
    }
  }
}
