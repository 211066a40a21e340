package io.keyden.core.team;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.store.Transactions;
import java.util.Optional;

/** Deletes a team, and with it what roles it had. */
public final class DeleteTeam {
  private final Transactions transactions;
  private final TeamStore teams;
  private final ScopedUserRoleStore scopedRoles;
  private final TeamGrants grants;
  private final TeamAuthority authority;
  private final Audit audit;

  /** Takes what it works with. */
  public DeleteTeam(
      Transactions transactions,
      TeamStore teams,
      ScopedUserRoleStore scopedRoles,
      TeamGrants grants,
      Audit audit) {
    this.transactions = transactions;
    this.teams = teams;
    this.scopedRoles = scopedRoles;
    this.grants = grants;
    this.authority = new TeamAuthority(teams);
    this.audit = audit;
  }

  /**
   * Deletes the team.
   *
   * @param within the space of the path
   * @throws ProblemException {@code NotFound} without such a team, {@code Forbidden} without
   *     TeamDelete there or the rights of the team, {@code Invalid} if it is built in
   */
  public void delete(Caller caller, TeamId id, Optional<SpaceId> within) {
    transactions.write(() -> {
      var team = authority.with(caller, Permission.TEAM_DELETE, id, within);
      if (!team.canBeDeleted()) {
        throw new ProblemException(
            Problem.invalid("", "This resource is read-only and cannot be deleted."));
      }
      caller.requireCovers(grants.of(id));
      scopedRoles.deleteAllOf(id);
      teams.delete(id);
      audit.record(
          caller.actor(),
          AuditEvent.deleted(CreateTeam.NOUN, id.value(), team.name()).in(team.space()));
    });
  }
}
