package io.keyden.core.invitation;

import io.keyden.core.access.Grants;
import io.keyden.core.id.TeamId;
import java.util.List;

/** Whether somebody may give away the membership of teams. Works within a transaction. */
final class InvitedTeams {
  private final TeamsForInvitation teams;

  InvitedTeams(TeamsForInvitation teams) {
    this.teams = teams;
  }

  /** Whether each team is there, and {@code giver} has at least the rights that each gives. */
  boolean givenBy(Grants giver, List<TeamId> wanted) {
    return wanted.stream().allMatch(team -> teams.grantsOf(team).filter(giver::covers).isPresent());
  }
}
