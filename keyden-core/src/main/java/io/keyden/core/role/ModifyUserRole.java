package io.keyden.core.role;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.Difference;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Transactions;

/** Changes a role, also a built-in one, and so the rights of every team that has it. */
public final class ModifyUserRole {
  private final Transactions transactions;
  private final UserRoleStore roles;
  private final ScopedUserRoleStore scopedRoles;
  private final UserRoleRules rules;
  private final Audit audit;

  /** Takes what it works with. */
  public ModifyUserRole(
      Transactions transactions,
      UserRoleStore roles,
      ScopedUserRoleStore scopedRoles,
      Audit audit) {
    this.transactions = transactions;
    this.roles = roles;
    this.scopedRoles = scopedRoles;
    this.rules = new UserRoleRules(roles);
    this.audit = audit;
  }

  /**
   * Changes the role. If its permissions change, the caller must have all that it gave and all that
   * it will give, wherever it is given.
   *
   * @throws ProblemException {@code Forbidden} without UserRoleEdit or these rights, {@code
   *     NotFound} without such a role, {@code Invalid} if the draft breaks a rule
   */
  public UserRole modify(Caller caller, UserRoleId id, UserRoleDraft draft) {
    return transactions.write(() -> {
      caller.require(Permission.USER_ROLE_EDIT);
      var before =
          roles.get(id).orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
      var after = rules.checked(id, draft);
      if (!after.givesSameAs(before)) {
        requireCovers(caller, before, after);
        requireAdministrators(after);
      }
      roles.update(after);
      audit.record(
          caller.actor(),
          AuditEvent.modified(
              CreateUserRole.NOUN,
              id.value(),
              after.name(),
              new Difference.Collector()
                  .compare("/Name", before.name(), after.name())
                  .compare("/Description", before.description(), after.description())
                  .compare(
                      "/GrantedSpacePermissions",
                      before.spacePermissions(),
                      after.spacePermissions())
                  .compare(
                      "/GrantedSystemPermissions",
                      before.systemPermissions(),
                      after.systemPermissions())
                  .compare(
                      "/SupportedRestrictions",
                      before.supportedRestrictions(),
                      after.supportedRestrictions())
                  .differences()));
      return after;
    });
  }

  private void requireCovers(Caller caller, UserRole before, UserRole after) {
    for (var given : scopedRoles.ofRole(before.id())) {
      caller.requireCovers(GivenRights.of(given, before));
      caller.requireCovers(GivenRights.of(given, after));
    }
  }

  /** The administrators' team has this role for good, so the role must stay what its name says. */
  private static void requireAdministrators(UserRole role) {
    if (role.id().value().equals(BuiltInRole.SYSTEM_ADMINISTRATOR.id())
        && !role.systemPermissions().contains(PermissionName.of(Permission.ADMINISTER_SYSTEM))) {
      throw new ProblemException(
          Problem.invalid(
              "GrantedSystemPermissions",
              "This user role must keep AdministerSystem: without it nobody could administer the"
                  + " server."));
    }
  }
}
