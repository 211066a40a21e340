package io.keyden.core.role;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.text.CaseFolding;
import java.util.Comparator;
import java.util.Optional;

/** The roles in memory. */
public final class InMemoryUserRoleStore implements UserRoleStore {
  private final InMemoryTransactions transactions;
  private final InMemoryTable<UserRoleId, UserRole> roles;
  private final InMemoryTable<String, Integer> counter;

  /** No roles. */
  public InMemoryUserRoleStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.roles = new InMemoryTable<>(transactions);
    this.counter = new InMemoryTable<>(transactions);
  }

  @Override
  public UserRoleId nextId() {
    int next = counter.get("roles").orElse(0) + 1;
    counter.put("roles", next);
    return new UserRoleId("userroles-" + next);
  }

  @Override
  public void insert(UserRole role) {
    put(role);
  }

  @Override
  public void update(UserRole role) {
    if (roles.get(role.id()).isEmpty()) {
      throw new BugException("a role that is updated is there");
    }
    put(role);
  }

  private void put(UserRole role) {
    if (byName(role.name()).filter(other -> !other.id().equals(role.id())).isPresent()) {
      throw new ProblemException(
          Problem.invalid("Name", "A user role with this name already exists."));
    }
    roles.put(role.id(), role);
    transactions.announce(new AccessChanged());
  }

  @Override
  public boolean delete(UserRoleId id) {
    boolean deleted = roles.remove(id).isPresent();
    if (deleted) {
      transactions.announce(new AccessChanged());
    }
    return deleted;
  }

  @Override
  public Optional<UserRole> get(UserRoleId id) {
    return roles.get(id);
  }

  @Override
  public Optional<UserRole> byName(String name) {
    return roles.all().stream().filter(role -> CaseFolding.same(role.name(), name)).findFirst();
  }

  @Override
  public Page<UserRole> find(UserRoleFilter filter, PageRequest page) {
    var part = CaseFolding.fold(filter.partialName().orElse(""));
    return Page.of(
        roles.all().stream()
            .filter(role -> CaseFolding.fold(role.name()).contains(part))
            .filter(role -> filter.ids().map(ids -> ids.contains(role.id())).orElse(true))
            .sorted(
                Comparator.comparing((UserRole role) -> !CaseFolding.fold(role.name()).equals(part))
                    .thenComparing(role -> CaseFolding.fold(role.name())))
            .toList(),
        page);
  }
}
