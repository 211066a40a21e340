package io.keyden.core.status;

import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Transactions;

class InMemoryHealthStoreTest implements HealthStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final HealthStore health = new InMemoryHealthStore(transactions);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public HealthStore health() {
    return health;
  }
}
