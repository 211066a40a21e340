package io.keyden.core.settings;

import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Transactions;

class InMemorySettingsStoreTest implements SettingsStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final SettingsStore settings = new InMemorySettingsStore(transactions);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public SettingsStore settings() {
    return settings;
  }
}
