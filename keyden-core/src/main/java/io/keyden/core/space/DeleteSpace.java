package io.keyden.core.space;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Violations;
import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.store.Transactions;
import io.keyden.core.team.TeamStore;
import java.util.Optional;

/** Deletes a space with its teams and all roles that were given in it. */
public final class DeleteSpace {
  private final Transactions transactions;
  private final SpaceStore spaces;
  private final TeamStore teams;
  private final ScopedUserRoleStore scopedRoles;
  private final SpaceAuthority authority;
  private final Audit audit;

  /** Takes what it works with. */
  public DeleteSpace(
      Transactions transactions,
      SpaceStore spaces,
      TeamStore teams,
      ScopedUserRoleStore scopedRoles,
      SpaceManagers managers,
      Audit audit) {
    this.transactions = transactions;
    this.spaces = spaces;
    this.teams = teams;
    this.scopedRoles = scopedRoles;
    this.authority = new SpaceAuthority(spaces, managers);
    this.audit = audit;
  }

  /**
   * Deletes the space.
   *
   * @param reference the id or slug
   * @throws io.keyden.core.problem.ProblemException {@code NotFound} without such a space that the
   *     caller may know of, {@code Forbidden} without SpaceDelete and who does not manage it,
   *     {@code Invalid} if it is the default one or its task queue is not stopped
   */
  public void delete(Caller caller, String reference) {
    transactions.write(() -> {
      var space = authority.with(caller, Permission.SPACE_DELETE, reference).space();
      var violations = new Violations();
      violations.check(!space.isDefault(), "", "The default space cannot be deleted.");
      violations.check(
          space.taskQueueStopped(),
          "",
          "The task queue of this space must be stopped before the space can be deleted.");
      violations.throwIfAny();
      scopedRoles.deleteAllIn(space.id());
      teams.deleteAllIn(space.id());
      spaces.delete(space.id());
      audit.record(
          caller.actor(),
          AuditEvent.deleted(CreateSpace.NOUN, space.id().value(), space.name())
              .in(Optional.of(space.id())));
    });
  }
}
