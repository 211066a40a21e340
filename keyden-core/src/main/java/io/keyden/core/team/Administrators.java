package io.keyden.core.team;

import io.keyden.core.id.UserId;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.util.List;
import java.util.Optional;

/**
 * Those who may do everything: the members of the administrators' team. Works within a transaction.
 */
public final class Administrators {
  private final TeamStore teams;
  private final UserStore users;

  /** Takes what it works with. */
  public Administrators(TeamStore teams, UserStore users) {
    this.teams = teams;
    this.users = users;
  }

  /** The active accounts among them, in the order in which they became members. */
  public List<User> active() {
    return teams.get(Team.ADMINISTRATORS).map(Team::members).orElse(List.of()).stream()
        .map(users::get)
        .flatMap(Optional::stream)
        .filter(User::active)
        .toList();
  }

  /** Whether {@code user} is the only active one. */
  public boolean isLast(UserId user) {
    var active = active();
    return active.size() == 1 && active.getFirst().id().equals(user);
  }

  /**
   * Goes on only if an active administrator remains without {@code user}: to be asked before an
   * account is deleted or deactivated.
   *
   * @throws ProblemException {@code Invalid}
   */
  public void requireOthersThan(UserId user) {
    if (isLast(user)) {
      throw new ProblemException(
          Problem.invalid(
              "",
              "This is the last active administrator. Please make somebody else an administrator"
                  + " first."));
    }
  }

  /** Makes {@code user}, who must be there, one of them. */
  public void add(UserId user) {
    teams.addMember(Team.ADMINISTRATORS, user);
  }
}
