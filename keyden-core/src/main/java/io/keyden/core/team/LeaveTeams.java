package io.keyden.core.team;

import io.keyden.core.audit.Actor;
import io.keyden.core.user.User;
import io.keyden.core.user.UserRemoval;

/** Takes an account that is being deleted out of its teams. */
public final class LeaveTeams implements UserRemoval {
  private final TeamStore teams;

  /** Takes what it works with. */
  public LeaveTeams(TeamStore teams) {
    this.teams = teams;
  }

  @Override
  public void remove(Actor actor, User user) {
    teams.removeMember(user.id());
  }
}
