package io.keyden.core.signin;

import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.InMemoryUserStore;
import io.keyden.core.user.UserStore;

final class InMemorySessionStoreTest implements SessionStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUserStore users = new InMemoryUserStore(transactions);
  private final InMemorySessionStore sessions = new InMemorySessionStore(transactions);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public UserStore users() {
    return users;
  }

  @Override
  public SessionStore sessions() {
    return sessions;
  }
}
