package io.keyden.core.setup;

import io.keyden.core.store.Transactions;
import io.keyden.core.user.UserStore;

/**
 * Tells whether the first account is still to be made. Safe for many threads.
 *
 * <p>Once there is an account, that is remembered: the last administrator is neither deleted nor
 * disabled, hence an installation never becomes empty again.
 */
public final class ShowSetUp {
  private final Transactions transactions;
  private final UserStore users;
  private volatile boolean done;

  /** Asks {@code users}. */
  public ShowSetUp(Transactions transactions, UserStore users) {
    this.transactions = transactions;
    this.users = users;
  }

  /** Whether there is no account yet. */
  public boolean required() {
    if (done) {
      return false;
    }
    boolean empty = transactions.read(users::isEmpty);
    done = !empty;
    return empty;
  }
}
