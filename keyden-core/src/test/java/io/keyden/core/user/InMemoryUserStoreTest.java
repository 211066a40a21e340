package io.keyden.core.user;

import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Transactions;

final class InMemoryUserStoreTest implements UserStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUserStore users = new InMemoryUserStore(transactions);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public UserStore users() {
    return users;
  }
}
