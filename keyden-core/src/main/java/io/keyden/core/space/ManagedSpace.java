package io.keyden.core.space;

import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import java.util.List;

/**
 * A space with those who manage it.
 *
 * @param space the space
 * @param managerTeams the teams that manage it: its own team of managers first, then the others in
 *     the order in which they became it
 * @param managers the members of its own team of managers
 */
public record ManagedSpace(Space space, List<TeamId> managerTeams, List<UserId> managers) {
  public ManagedSpace {
    managerTeams = List.copyOf(managerTeams);
    managers = List.copyOf(managers);
  }

  /** The teams that manage it beside its own team of managers. */
  List<TeamId> otherTeams() {
    return managerTeams.stream().filter(team -> team.managedSpace().isEmpty()).toList();
  }

  /** Whether anybody manages it. */
  boolean hasManagers() {
    return !managers.isEmpty() || !otherTeams().isEmpty();
  }
}
