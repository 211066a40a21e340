package io.keyden.core.role;

import io.keyden.core.access.Grants;
import io.keyden.core.id.SpaceId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.PermissionName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which rights a role gives where it is given.
 *
 * <p>Given at system level, a role gives its system permissions. Given in a space, it gives its
 * space permissions there, and its system permissions for the whole server: source, the vendor's
 * table of built-in roles, in which roles for spaces carry UserView and TeamView. A name that
 * Keyden does not know gives nothing.
 *
 * <p><b>Narrowed roles.</b> A right is had in a whole space or not at all, since Keyden has none of
 * the things that a role can be narrowed to. So a role that is narrowed to some projects gives only
 * those rights that cannot be narrowed to projects.
 */
public final class GivenRights {
  private GivenRights() {}

  /** Adds what {@code role} gives where it is {@code given}. */
  public static void add(Grants.Builder sum, ScopedUserRole given, UserRole role) {
    add(sum, given.space(), role, permission -> !given.narrows(permission));
  }

  /** What {@code role} gives where it is {@code given}. */
  public static Grants of(ScopedUserRole given, UserRole role) {
    var sum = new Grants.Builder();
    add(sum, given, role);
    return sum.build();
  }

  /** What {@code role} gives un-narrowed in {@code space}, or at system level if that is empty. */
  public static Grants whole(Optional<SpaceId> space, UserRole role) {
    var sum = new Grants.Builder();
    add(sum, space, role, permission -> true);
    return sum.build();
  }

  private static void add(
      Grants.Builder sum, Optional<SpaceId> space, UserRole role, Predicate<Permission> whole) {
    sum.system(rights(role.systemPermissions(), whole.and(Permission::system)));
    space.ifPresent(
        where -> sum.space(where, rights(role.spacePermissions(), whole.and(Permission::space))));
  }

  private static List<Permission> rights(List<PermissionName> names, Predicate<Permission> given) {
    return names.stream()
        .map(PermissionName::known)
        .flatMap(Optional::stream)
        .filter(given)
        .toList();
  }
}
