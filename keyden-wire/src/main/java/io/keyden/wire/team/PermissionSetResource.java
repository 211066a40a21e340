package io.keyden.wire.team;

import java.util.List;
import java.util.Map;

/**
 * What somebody may do.
 *
 * @param spacePermissions by the permission's name, where it is had
 * @param isPermissionsComplete whether the caller sees all of it
 */
public record PermissionSetResource(
    String id,
    Map<String, List<SpacePermissionResource>> spacePermissions,
    List<String> systemPermissions,
    List<UserTeamResource> teams,
    boolean isPermissionsComplete,
    boolean isTeamsComplete,
    Map<String, String> links) {

  /** A permission in a space; empty lists mean that it is not narrowed. */
  public record SpacePermissionResource(
      List<String> restrictedToProjectIds,
      List<String> restrictedToEnvironmentIds,
      List<String> restrictedToTenantIds,
      List<String> restrictedToProjectGroupIds,
      String spaceId) {}
}
