package io.keyden.core.team;

import io.keyden.core.access.Caller;
import io.keyden.core.id.ScopedUserRoleId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.role.Scope;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.ScopedUserRoleFilter;
import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import java.util.Optional;
import java.util.Set;

/** Shows which roles teams have, to who has TeamView where the roles hold. */
public final class ShowScopedUserRoles {
  private final Transactions transactions;
  private final ScopedUserRoleStore scopedRoles;
  private final TeamAuthority authority;

  /** Takes what it works with. */
  public ShowScopedUserRoles(
      Transactions transactions, TeamStore teams, ScopedUserRoleStore scopedRoles) {
    this.transactions = transactions;
    this.scopedRoles = scopedRoles;
    this.authority = new TeamAuthority(teams);
  }

  /**
   * One.
   *
   * @param within the space of the path
   * @throws ProblemException {@code Forbidden} without TeamView anywhere, {@code NotFound} without
   *     such a one where the caller has it
   */
  public ScopedUserRole one(Caller caller, ScopedUserRoleId id, Optional<SpaceId> within) {
    caller.requireAnywhere(Permission.TEAM_VIEW);
    return transactions.read(() ->
        scopedRoles
            .get(id)
            .filter(found -> within.isEmpty() || found.space().equals(within))
            .filter(found -> visible(caller).includes(found.space()))
            .orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value()))));
  }

  /**
   * Those that {@code filter} lets through and the caller may see.
   *
   * @throws ProblemException {@code Forbidden} without TeamView anywhere
   */
  public Page<ScopedUserRole> list(Caller caller, ScopedUserRoleFilter filter, PageRequest page) {
    caller.requireAnywhere(Permission.TEAM_VIEW);
    var visible = filter.scope().and(visible(caller));
    return transactions.read(() ->
        scopedRoles.find(new ScopedUserRoleFilter(filter.ids(), filter.teams(), visible), page));
  }

  /**
   * Those of one team that the caller may see.
   *
   * @param within the space of the path
   * @throws ProblemException {@code Forbidden} without TeamView anywhere, {@code NotFound} without
   *     such a team
   */
  public Page<ScopedUserRole> of(
      Caller caller, TeamId team, Optional<SpaceId> within, Scope scope, PageRequest page) {
    return transactions.read(() -> {
      authority.with(caller, Permission.TEAM_VIEW, team, within);
      return list(
          caller,
          new ScopedUserRoleFilter(Optional.empty(), Optional.of(Set.of(team)), scope),
          page);
    });
  }

  private static Scope visible(Caller caller) {
    return Scope.of(caller.grants(), Permission.TEAM_VIEW);
  }
}
