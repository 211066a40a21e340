package io.keyden.core.team;

import io.keyden.core.access.Caller;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Violations;
import java.util.ArrayList;
import java.util.List;

/** The teams that an invitation puts people into. Works within a transaction. */
public final class TeamsToJoin {
  private final TeamStore teams;
  private final TeamGrants grants;

  /** Takes what it works with. */
  public TeamsToJoin(TeamStore teams, TeamGrants grants) {
    this.teams = teams;
    this.grants = grants;
  }

  /**
   * The teams with these ids, if {@code caller} may put others into them: who invites must have all
   * that the teams give.
   *
   * @throws ProblemException {@code Invalid} if there is no such team or nobody can be put into it,
   *     {@code Forbidden} if a team gives what the caller has not
   */
  public List<TeamId> checked(Caller caller, List<String> ids) {
    var violations = new Violations();
    var found = new ArrayList<TeamId>();
    for (var text : ids) {
      TeamId.parse(text)
          .flatMap(teams::get)
          .ifPresentOrElse(
              team -> {
                if (team.id().equals(Team.EVERYONE)) {
                  return;
                }
                violations.check(
                    team.canChangeMembers(),
                    "AddToTeamIds",
                    "The members of the team " + team.name() + " cannot be changed.");
                found.add(team.id());
              },
              () -> violations.add("AddToTeamIds", "There is no team with the id " + text + "."));
    }
    violations.throwIfAny();
    found.forEach(team -> caller.requireCovers(grants.of(team)));
    return found.stream().distinct().toList();
  }

  /** Puts {@code user}, who must be there, into those of the teams that are still there. */
  public void join(UserId user, List<TeamId> ids) {
    for (var id : ids) {
      if (teams.get(id).isPresent()) {
        teams.addMember(id, user);
      }
    }
  }
}
