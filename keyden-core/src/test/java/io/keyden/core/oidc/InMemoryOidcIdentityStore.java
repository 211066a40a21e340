package io.keyden.core.oidc;

import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import io.keyden.core.problem.BugException;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The OIDC identities in memory. */
public final class InMemoryOidcIdentityStore implements OidcIdentityStore {
  private final InMemoryTable<OidcIdentityId, OidcIdentity> identities;
  private final InMemoryTable<String, Integer> counter;

  /** No identities. */
  public InMemoryOidcIdentityStore(InMemoryTransactions transactions) {
    this.identities = new InMemoryTable<>(transactions);
    this.counter = new InMemoryTable<>(transactions);
  }

  @Override
  public OidcIdentityId nextId() {
    int next = counter.get("identities").orElse(0) + 1;
    counter.put("identities", next);
    return OidcIdentityId.numbered(next);
  }

  @Override
  public void insert(OidcIdentity identity) {
    identities.put(identity.id(), identity);
  }

  @Override
  public void update(OidcIdentity identity) {
    if (get(identity.id()).isEmpty()) {
      throw new BugException("an identity that is changed is there");
    }
    identities.put(identity.id(), identity);
  }

  @Override
  public boolean delete(OidcIdentityId id) {
    return identities.remove(id).isPresent();
  }

  @Override
  public void deleteAllOf(UserId account) {
    of(account).forEach(identity -> identities.remove(identity.id()));
  }

  @Override
  public Optional<OidcIdentity> get(OidcIdentityId id) {
    return identities.get(id);
  }

  @Override
  public List<OidcIdentity> of(UserId account) {
    return identities.all().stream()
        .filter(identity -> identity.account().equals(account))
        .sorted(Comparator.comparingLong(identity -> identity.id().number()))
        .toList();
  }
}
