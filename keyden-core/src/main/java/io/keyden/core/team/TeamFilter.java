package io.keyden.core.team;

import io.keyden.core.id.TeamId;
import io.keyden.core.role.Scope;
import java.util.Optional;
import java.util.Set;

/**
 * Which teams are wanted; every part must hold.
 *
 * @param partialName a part of the name, in any case
 * @param ids one of these
 * @param scope of one of these spaces, or of the system
 */
public record TeamFilter(Optional<String> partialName, Optional<Set<TeamId>> ids, Scope scope) {
  /** Every team. */
  public static final TeamFilter ANY =
      new TeamFilter(Optional.empty(), Optional.empty(), Scope.EVERYWHERE);
}
