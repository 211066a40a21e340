package io.keyden.core.user;

import io.keyden.core.access.Caller;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import java.util.Optional;

/** Shows accounts: others to who has UserView, oneself to everybody. */
public final class ShowUsers {
  private final Transactions transactions;
  private final UserStore users;
  private final Accounts accounts;

  /**
   * Takes what it works with.
   *
   * @param accounts remembers the caller's own account, which clients ask for before nearly every
   *     call
   */
  public ShowUsers(Transactions transactions, UserStore users, Accounts accounts) {
    this.transactions = transactions;
    this.users = users;
    this.accounts = accounts;
  }

  /**
   * The accounts that {@code filter} lets through, by user name.
   *
   * @throws ProblemException {@code Forbidden} without UserView
   */
  public Page<User> page(Caller caller, UserFilter filter, PageRequest page) {
    caller.require(Permission.USER_VIEW);
    return transactions.read(() -> users.find(filter, page));
  }

  /**
   * One account.
   *
   * @throws ProblemException {@code Forbidden} without UserView unless it is one's own, {@code
   *     NotFound} if there is none
   */
  public User one(Caller caller, UserId id) {
    if (caller.is(id)) {
      return found(id, accounts.find(id).map(Account::user));
    }
    caller.require(Permission.USER_VIEW);
    return found(id, transactions.read(() -> users.get(id)));
  }

  private static User found(UserId id, Optional<User> user) {
    return user.orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
  }
}
