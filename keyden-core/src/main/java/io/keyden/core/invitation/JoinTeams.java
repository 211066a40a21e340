package io.keyden.core.invitation;

import io.keyden.core.access.Grants;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.team.Team;
import io.keyden.core.team.TeamGrants;
import io.keyden.core.team.TeamStore;
import java.util.Optional;

/** Puts people who were invited into teams. */
public final class JoinTeams implements TeamsForInvitation {
  private final TeamStore teams;
  private final TeamGrants grants;

  /** Takes what it works with. */
  public JoinTeams(TeamStore teams, TeamGrants grants) {
    this.teams = teams;
    this.grants = grants;
  }

  @Override
  public Optional<Grants> grantsOf(TeamId team) {
    return teams.get(team).map(Team::id).map(grants::of);
  }

  @Override
  public void join(TeamId team, UserId user) {
    if (!team.equals(Team.EVERYONE)) {
      teams.addMember(team, user);
    }
  }
}
