package io.keyden.core.store;

import io.keyden.core.user.InMemoryUserStore;
import io.keyden.core.user.UserStore;

final class InMemoryTransactionsTest implements TransactionsContract {
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
