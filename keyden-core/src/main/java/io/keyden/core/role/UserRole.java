package io.keyden.core.role;

import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.permission.Restriction;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A bundle of rights that is given to teams.
 *
 * <p>Permissions keep the order in which they were sent, each once, also those that Keyden does not
 * know: Terraform compares them as a list.
 *
 * @param id which
 * @param name the name for people, unique without regard to case
 * @param description what it is for, may be empty
 * @param spacePermissions what it gives in the space that it is given in
 * @param systemPermissions what it gives at system level
 * @param supportedRestrictions what it says it can be narrowed to
 */
public record UserRole(
    UserRoleId id,
    String name,
    String description,
    List<PermissionName> spacePermissions,
    List<PermissionName> systemPermissions,
    List<Restriction> supportedRestrictions) {
  public UserRole {
    spacePermissions = spacePermissions.stream().distinct().toList();
    systemPermissions = systemPermissions.stream().distinct().toList();
    supportedRestrictions = supportedRestrictions.stream().distinct().toList();
  }

  /** The role as every server starts with it. */
  public static UserRole of(BuiltInRole role) {
    return new UserRole(
        new UserRoleId(role.id()),
        role.displayName(),
        role.description(),
        names(role.spacePermissions()),
        names(role.systemPermissions()),
        List.copyOf(role.supportedRestrictions()));
  }

  /** Whether every server has it. Source: clients take a role that can't be deleted as built in. */
  public boolean builtIn() {
    return BuiltInRole.withId(id.value()).isPresent();
  }

  /** Whether it gives the same rights as {@code other}, wherever it is given. */
  public boolean givesSameAs(UserRole other) {
    return Set.copyOf(spacePermissions).equals(Set.copyOf(other.spacePermissions))
        && Set.copyOf(systemPermissions).equals(Set.copyOf(other.systemPermissions));
  }

  /** The kinds of things that at least one of {@code spacePermissions} can be narrowed to. */
  static List<Restriction> restrictionsOf(Collection<PermissionName> spacePermissions) {
    var supported = EnumSet.noneOf(Restriction.class);
    spacePermissions.forEach(
        name -> name.known().map(Permission::restrictions).ifPresent(supported::addAll));
    return List.copyOf(supported);
  }

  private static List<PermissionName> names(List<Permission> permissions) {
    return permissions.stream().map(PermissionName::of).toList();
  }
}
