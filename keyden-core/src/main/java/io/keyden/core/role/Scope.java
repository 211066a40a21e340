package io.keyden.core.role;

import io.keyden.core.access.Grants;
import io.keyden.core.id.SpaceId;
import io.keyden.core.permission.Permission;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A choice among what belongs to spaces and what belongs to the system.
 *
 * @param system whether what belongs to the system is chosen
 * @param spaces whose things are chosen; empty is every space
 */
public record Scope(boolean system, Optional<Set<SpaceId>> spaces) {
  /** Everything. */
  public static final Scope EVERYWHERE = new Scope(true, Optional.empty());

  public Scope {
    spaces = spaces.map(Set::copyOf);
  }

  /**
   * Where {@code permission} is had. At system level it is had in every space, too.
   *
   * @param grants whose rights
   */
  public static Scope of(Grants grants, Permission permission) {
    return grants.system(permission)
        ? EVERYWHERE
        : new Scope(false, Optional.of(grants.spacesWith(permission)));
  }

  /** What is chosen here and in {@code other}. */
  public Scope and(Scope other) {
    return new Scope(
        system && other.system,
        spaces
            .map(these -> other.spaces.map(those -> common(these, those)).orElse(these))
            .or(other::spaces));
  }

  /** Whether a thing of {@code space}, or of the system if that is empty, is chosen. */
  public boolean includes(Optional<SpaceId> space) {
    return space
        .map(where -> spaces.map(chosen -> chosen.contains(where)).orElse(true))
        .orElse(system);
  }

  private static Set<SpaceId> common(Set<SpaceId> these, Set<SpaceId> those) {
    var common = new HashSet<>(these);
    common.retainAll(those);
    return common;
  }
}
