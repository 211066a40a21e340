package io.keyden.core.role;

import io.keyden.core.id.ScopedUserRoleId;
import io.keyden.core.id.TeamId;
import java.util.Optional;
import java.util.Set;

/**
 * Which roles of teams are wanted; every part must hold.
 *
 * @param ids one of these
 * @param teams of one of these teams
 * @param scope given there
 */
public record ScopedUserRoleFilter(
    Optional<Set<ScopedUserRoleId>> ids, Optional<Set<TeamId>> teams, Scope scope) {
  /** Every role of every team. */
  public static final ScopedUserRoleFilter ANY =
      new ScopedUserRoleFilter(Optional.empty(), Optional.empty(), Scope.EVERYWHERE);
}
