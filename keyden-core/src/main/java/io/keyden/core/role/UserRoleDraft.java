package io.keyden.core.role;

import java.util.List;

/**
 * A role as a caller wants it, unchecked.
 *
 * @param name the name
 * @param description what it is for
 * @param spacePermissions names of permissions
 * @param systemPermissions names of permissions
 * @param supportedRestrictions the wire's names of what it says it can be narrowed to
 */
public record UserRoleDraft(
    String name,
    String description,
    List<String> spacePermissions,
    List<String> systemPermissions,
    List<String> supportedRestrictions) {
  public UserRoleDraft {
    spacePermissions = List.copyOf(spacePermissions);
    systemPermissions = List.copyOf(systemPermissions);
    supportedRestrictions = List.copyOf(supportedRestrictions);
  }
}
