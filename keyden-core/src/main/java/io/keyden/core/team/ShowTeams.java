package io.keyden.core.team;

import io.keyden.core.access.Caller;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.permission.Permission;
import io.keyden.core.role.Scope;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import java.util.Optional;

/** Shows teams to who has TeamView: all of them, or those of the spaces in which they have it. */
public final class ShowTeams {
  private final Transactions transactions;
  private final TeamStore teams;
  private final TeamAuthority authority;

  /** Takes what it works with. */
  public ShowTeams(Transactions transactions, TeamStore teams) {
    this.transactions = transactions;
    this.teams = teams;
    this.authority = new TeamAuthority(teams);
  }

  /**
   * One team.
   *
   * @param within the space of the path
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} without TeamView anywhere,
   *     {@code NotFound} without such a team where the caller has it
   */
  public Team one(Caller caller, TeamId id, Optional<SpaceId> within) {
    return transactions.read(() -> authority.with(caller, Permission.TEAM_VIEW, id, within));
  }

  /**
   * The teams that {@code filter} lets through and the caller may see.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} without TeamView anywhere
   */
  public Page<Team> list(Caller caller, TeamFilter filter, PageRequest page) {
    caller.requireAnywhere(Permission.TEAM_VIEW);
    var visible = filter.scope().and(Scope.of(caller.grants(), Permission.TEAM_VIEW));
    return transactions.read(
        () -> teams.find(new TeamFilter(filter.partialName(), filter.ids(), visible), page));
  }
}
