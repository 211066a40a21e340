package io.keyden.core.role;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.permission.Permission;
import io.keyden.core.store.Transactions;

/** Makes a role, which gives nobody any right until it is given to a team. */
public final class CreateUserRole {
  static final String NOUN = "User role";

  private final Transactions transactions;
  private final UserRoleStore roles;
  private final UserRoleRules rules;
  private final Audit audit;

  /** Takes what it works with. */
  public CreateUserRole(Transactions transactions, UserRoleStore roles, Audit audit) {
    this.transactions = transactions;
    this.roles = roles;
    this.rules = new UserRoleRules(roles);
    this.audit = audit;
  }

  /**
   * Makes the role.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} without UserRoleEdit, {@code
   *     Invalid} if the draft breaks a rule
   */
  public UserRole create(Caller caller, UserRoleDraft draft) {
    return transactions.write(() -> {
      caller.require(Permission.USER_ROLE_EDIT);
      var role = rules.checked(roles.nextId(), draft);
      roles.insert(role);
      audit.record(caller.actor(), AuditEvent.created(NOUN, role.id().value(), role.name()));
      return role;
    });
  }
}
