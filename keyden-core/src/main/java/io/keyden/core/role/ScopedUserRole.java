package io.keyden.core.role;

import io.keyden.core.id.ScopedUserRoleId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.Restriction;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A role that a team has: at system level, in a space, or for some things in a space only.
 *
 * @param id which
 * @param team who has it
 * @param role what they have
 * @param space where; empty for the system level
 * @param restrictedTo the ids of the only things it holds for, in the order given, each once; a
 *     kind without ids is not there and not narrowed
 */
public record ScopedUserRole(
    ScopedUserRoleId id,
    TeamId team,
    UserRoleId role,
    Optional<SpaceId> space,
    Map<Restriction, List<String>> restrictedTo) {
  public ScopedUserRole {
    var narrowed = new EnumMap<Restriction, List<String>>(Restriction.class);
    restrictedTo.forEach((kind, ids) -> {
      if (!ids.isEmpty()) {
        narrowed.put(kind, ids.stream().distinct().toList());
      }
    });
    restrictedTo = Collections.unmodifiableMap(narrowed);
  }

  /** A role without narrowing. */
  public static ScopedUserRole whole(
      ScopedUserRoleId id, TeamId team, UserRoleId role, Optional<SpaceId> space) {
    return new ScopedUserRole(id, team, role, space, Map.of());
  }

  /**
   * Whether {@code permission} is given for some things only.
   *
   * <p>A permission that cannot be narrowed to a kind of thing holds for the whole space, whatever
   * else the role is narrowed to.
   */
  public boolean narrows(Permission permission) {
    return permission.restrictions().stream().anyMatch(restrictedTo::containsKey);
  }

  /** The ids of the things of this kind that it holds for; empty if it is not narrowed to some. */
  public List<String> restrictedTo(Restriction kind) {
    return restrictedTo.getOrDefault(kind, List.of());
  }
}
