package io.keyden.core.invitation;

import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.InMemoryUserStore;
import io.keyden.core.user.UserStore;

final class InMemoryInvitationStoreTest implements InvitationStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUserStore users = new InMemoryUserStore(transactions);
  private final InMemoryInvitationStore invitations = new InMemoryInvitationStore(transactions);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public UserStore users() {
    return users;
  }

  @Override
  public InvitationStore invitations() {
    return invitations;
  }
}
