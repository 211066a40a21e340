package io.keyden.core.role;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Transactions;

/** Deletes a role that no team has. */
public final class DeleteUserRole {
  private final Transactions transactions;
  private final UserRoleStore roles;
  private final ScopedUserRoleStore scopedRoles;
  private final Audit audit;

  /** Takes what it works with. */
  public DeleteUserRole(
      Transactions transactions,
      UserRoleStore roles,
      ScopedUserRoleStore scopedRoles,
      Audit audit) {
    this.transactions = transactions;
    this.roles = roles;
    this.scopedRoles = scopedRoles;
    this.audit = audit;
  }

  /**
   * Deletes the role.
   *
   * @throws ProblemException {@code Forbidden} without UserRoleEdit, {@code NotFound} without such
   *     a role, {@code Invalid} if it is built in or a team still has it
   */
  public void delete(Caller caller, UserRoleId id) {
    transactions.write(() -> {
      caller.require(Permission.USER_ROLE_EDIT);
      var role =
          roles.get(id).orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
      if (role.builtIn()) {
        throw new ProblemException(
            Problem.invalid("", "This resource is read-only and cannot be deleted."));
      }
      if (!scopedRoles.ofRole(id).isEmpty()) {
        // Taking the role from all its teams on the side would end rights that nobody spoke of.
        throw new ProblemException(
            Problem.invalid(
                "",
                "This user role is still given to at least one team. Please take it from its teams"
                    + " first."));
      }
      roles.delete(id);
      audit.record(
          caller.actor(), AuditEvent.deleted(CreateUserRole.NOUN, id.value(), role.name()));
    });
  }
}
