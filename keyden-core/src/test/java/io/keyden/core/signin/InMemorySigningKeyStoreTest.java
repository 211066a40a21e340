package io.keyden.core.signin;

import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Transactions;

final class InMemorySigningKeyStoreTest implements SigningKeyStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySigningKeyStore keys = new InMemorySigningKeyStore(transactions);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public SigningKeyStore signingKeys() {
    return keys;
  }
}
