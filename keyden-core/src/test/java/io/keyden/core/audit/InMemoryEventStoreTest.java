package io.keyden.core.audit;

import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Transactions;

class InMemoryEventStoreTest implements EventStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final EventStore events = new InMemoryEventStore(transactions);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public EventStore events() {
    return events;
  }
}
