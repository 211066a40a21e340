package io.keyden.server;

import io.keyden.core.access.Grants;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.invitation.TeamsForInvitation;
import io.keyden.core.team.BuiltInTeam;
import io.keyden.core.team.TeamGrants;
import io.keyden.core.team.TeamStore;
import java.util.Optional;

/** The teams, as far as invitations need them. */
record InvitedTeams(TeamStore teams, TeamGrants grants) implements TeamsForInvitation {
  @Override
  public Optional<Grants> grantsOf(TeamId team) {
    return teams.get(team).map(found -> grants.of(found.id()));
  }

  @Override
  public void join(TeamId team, UserId user) {
    boolean holdsEverybody =
        BuiltInTeam.withId(team.value()).filter(fixed -> !fixed.canChangeMembers()).isPresent();
    if (!holdsEverybody) {
      teams.addMember(team, user);
    }
  }
}
