package io.keyden.core.team;

import io.keyden.core.id.UserId;
import io.keyden.core.user.Administrators;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.util.List;
import java.util.Optional;

/** Takes the members of the administrators' team, whose role is fixed, for the administrators. */
public final class TeamAdministrators implements Administrators {
  private final TeamStore teams;
  private final UserStore users;

  /** Takes what it works with. */
  public TeamAdministrators(TeamStore teams, UserStore users) {
    this.teams = teams;
    this.users = users;
  }

  @Override
  public boolean otherThan(UserId user) {
    return teams.get(Team.ADMINISTRATORS).map(Team::members).orElse(List.of()).stream()
        .filter(member -> !member.equals(user))
        .map(users::get)
        .flatMap(Optional::stream)
        .anyMatch(User::active);
  }
}
