package io.keyden.core.key;

import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.InMemoryUserStore;
import io.keyden.core.user.UserStore;

final class InMemoryApiKeyStoreTest implements ApiKeyStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUserStore users = new InMemoryUserStore(transactions);
  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore(transactions, users);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public ApiKeyStore keys() {
    return keys;
  }

  @Override
  public UserStore users() {
    return users;
  }
}
