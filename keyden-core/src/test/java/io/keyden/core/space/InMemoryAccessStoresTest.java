package io.keyden.core.space;

import io.keyden.core.role.InMemoryScopedUserRoleStore;
import io.keyden.core.role.InMemoryUserRoleStore;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.team.InMemoryTeamStore;
import io.keyden.core.user.InMemoryUserStore;

final class InMemoryAccessStoresTest implements AccessStoresContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final AccessStores stores =
      new AccessStores(
          transactions,
          new InMemoryUserStore(transactions),
          new InMemorySpaceStore(transactions),
          new InMemoryTeamStore(transactions),
          new InMemoryUserRoleStore(transactions),
          new InMemoryScopedUserRoleStore(transactions));

  @Override
  public AccessStores stores() {
    return stores;
  }
}
