package io.keyden.core.team;

import io.keyden.core.access.Caller;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.role.Scope;
import java.util.Optional;

/**
 * Who may do what with which team: who has the right at system level, or in the team's space. Works
 * within a transaction.
 */
final class TeamAuthority {
  private final TeamStore teams;

  TeamAuthority(TeamStore teams) {
    this.teams = teams;
  }

  /**
   * The team, if {@code caller} has {@code permission} on it.
   *
   * <p>A team that the caller may not even see is not found, as is one that the path's space hides.
   *
   * @param within the space of the path, in which its teams and those of the system are found
   */
  Team with(Caller caller, Permission permission, TeamId id, Optional<SpaceId> within) {
    caller.requireAnywhere(permission);
    var team =
        teams
            .get(id)
            .filter(found ->
                within.isEmpty() || found.space().isEmpty() || found.space().equals(within))
            .filter(
                found -> has(caller, permission, found) || has(caller, Permission.TEAM_VIEW, found))
            .orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
    caller.require(has(caller, permission, team), permission);
    return team;
  }

  private static boolean has(Caller caller, Permission permission, Team team) {
    return Scope.of(caller.grants(), permission).includes(team.space());
  }
}
