package io.keyden.core.role;

import io.keyden.core.access.Caller;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;

/** Shows roles to who has UserRoleView. */
public final class ShowUserRoles {
  private final Transactions transactions;
  private final UserRoleStore roles;

  /** Takes what it works with. */
  public ShowUserRoles(Transactions transactions, UserRoleStore roles) {
    this.transactions = transactions;
    this.roles = roles;
  }

  /**
   * One role.
   *
   * @throws ProblemException {@code Forbidden} without UserRoleView, {@code NotFound} without such
   *     a role
   */
  public UserRole one(Caller caller, UserRoleId id) {
    caller.require(Permission.USER_ROLE_VIEW);
    return transactions.read(() ->
        roles.get(id).orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value()))));
  }

  /**
   * The roles that {@code filter} lets through.
   *
   * @throws ProblemException {@code Forbidden} without UserRoleView
   */
  public Page<UserRole> list(Caller caller, UserRoleFilter filter, PageRequest page) {
    caller.require(Permission.USER_ROLE_VIEW);
    return transactions.read(() -> roles.find(filter, page));
  }
}
