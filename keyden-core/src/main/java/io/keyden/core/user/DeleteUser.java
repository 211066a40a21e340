package io.keyden.core.user;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Transactions;
import java.util.List;

/** Deletes an account with all that belongs to it. */
public final class DeleteUser {
  private final Transactions transactions;
  private final UserStore users;
  private final UserAuthority authority;
  private final List<UserRemoval> removals;
  private final Audit audit;

  /**
   * Takes what it works with.
   *
   * @param removals take away what belongs to an account, in this order
   */
  public DeleteUser(
      Transactions transactions,
      UserStore users,
      UserAuthority authority,
      List<UserRemoval> removals,
      Audit audit) {
    this.transactions = transactions;
    this.users = users;
    this.authority = authority;
    this.removals = List.copyOf(removals);
    this.audit = audit;
  }

  /**
   * Deletes the account. When this returns, its keys, sessions and tokens are refused.
   *
   * @throws ProblemException {@code Forbidden} without UserEdit or with fewer rights than the
   *     account has, {@code NotFound} if there is none, {@code Invalid} if it is one's own or the
   *     last administrator's
   */
  public void delete(Caller caller, UserId id) {
    caller.require(Permission.USER_EDIT);
    transactions.write(() -> {
      var user = authority.toEdit(caller, id);
      if (caller.is(id)) {
        throw new ProblemException(Problem.invalid("", "You cannot delete your own account."));
      }
      authority.requireAdministratorBeside(user, "", "deleted");
      removals.forEach(removal -> removal.remove(caller.actor(), user));
      users.delete(id);
      audit.record(
          caller.actor(), AuditEvent.deleted(UserNames.noun(user), id.value(), user.displayName()));
    });
  }
}
