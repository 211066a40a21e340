package io.keyden.core.oidc;

import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.InMemoryUserStore;
import io.keyden.core.user.UserStore;

final class InMemoryOidcStoresTest implements OidcStoresContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUserStore users = new InMemoryUserStore(transactions);
  private final InMemoryOidcIdentityStore identities = new InMemoryOidcIdentityStore(transactions);
  private final InMemoryUsedSubjectTokenStore used =
      new InMemoryUsedSubjectTokenStore(transactions);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public UserStore users() {
    return users;
  }

  @Override
  public OidcIdentityStore identities() {
    return identities;
  }

  @Override
  public UsedSubjectTokenStore used() {
    return used;
  }
}
