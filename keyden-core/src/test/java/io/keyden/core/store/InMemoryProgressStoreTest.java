package io.keyden.core.store;

final class InMemoryProgressStoreTest implements ProgressStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final ProgressStore progress = new InMemoryProgressStore(transactions);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public ProgressStore progress() {
    return progress;
  }
}
