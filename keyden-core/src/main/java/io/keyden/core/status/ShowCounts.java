package io.keyden.core.status;

import io.keyden.core.access.Caller;
import io.keyden.core.space.SpaceFilter;
import io.keyden.core.space.SpaceStore;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import io.keyden.core.team.TeamFilter;
import io.keyden.core.team.TeamStore;
import io.keyden.core.user.UserFilter;
import io.keyden.core.user.UserStore;

/** Shows how much there is in the whole installation. */
public final class ShowCounts {
  private static final PageRequest NONE = new PageRequest(0, 0);

  private final Transactions transactions;
  private final SpaceStore spaces;
  private final UserStore users;
  private final TeamStore teams;

  /**
   * How much there is.
   *
   * @param spaces how many spaces
   * @param users how many people and service accounts
   * @param teams how many teams
   */
  public record Counts(long spaces, long users, long teams) {}

  /** Takes what it works with. */
  public ShowCounts(
      Transactions transactions, SpaceStore spaces, UserStore users, TeamStore teams) {
    this.transactions = transactions;
    this.spaces = spaces;
    this.users = users;
    this.teams = teams;
  }

  /**
   * Counts. Whoever is signed in may know.
   *
   * @throws io.keyden.core.problem.ProblemException {@code NotSignedIn}
   */
  public Counts show(Caller caller) {
    caller.userId();
    return transactions.read(() ->
        new Counts(
            spaces.find(SpaceFilter.ANY).size(),
            users.find(UserFilter.ANY, NONE).total(),
            teams.find(TeamFilter.ANY, NONE).total()));
  }
}
