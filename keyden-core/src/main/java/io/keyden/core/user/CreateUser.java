package io.keyden.core.user;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.permission.Permission;
import io.keyden.core.store.Transactions;

/** Makes an account for a person or a service. */
public final class CreateUser {
  private final Transactions transactions;
  private final NewAccounts accounts;
  private final Audit audit;

  /** Takes what it works with. */
  public CreateUser(Transactions transactions, NewAccounts accounts, Audit audit) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.audit = audit;
  }

  /**
   * Makes the account; it is on disk when this returns.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} without UserEdit, {@code
   *     Invalid} with every fault
   */
  public User create(Caller caller, NewUser wanted) {
    caller.require(Permission.USER_EDIT);
    var prepared = accounts.prepare(wanted);
    return transactions.write(() -> {
      var user = accounts.add(prepared);
      audit.record(caller.actor(), created(user));
      return user;
    });
  }

  /** What the record says of a new account. */
  public static AuditEvent created(User user) {
    return AuditEvent.created(UserNames.noun(user), user.id().value(), user.displayName());
  }
}
