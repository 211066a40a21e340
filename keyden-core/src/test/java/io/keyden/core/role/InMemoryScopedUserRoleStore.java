package io.keyden.core.role;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.id.ScopedUserRoleId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.problem.BugException;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The roles of teams in memory. */
public final class InMemoryScopedUserRoleStore implements ScopedUserRoleStore {
  private final InMemoryTransactions transactions;
  private final InMemoryTable<ScopedUserRoleId, ScopedUserRole> given;
  private final InMemoryTable<String, Integer> counter;

  /** No team has a role. */
  public InMemoryScopedUserRoleStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.given = new InMemoryTable<>(transactions);
    this.counter = new InMemoryTable<>(transactions);
  }

  @Override
  public ScopedUserRoleId nextId() {
    int next = counter.get("given").orElse(0) + 1;
    counter.put("given", next);
    return new ScopedUserRoleId("ScopedUserRoles-" + next);
  }

  @Override
  public void insert(ScopedUserRole added) {
    given.put(added.id(), added);
    transactions.announce(new AccessChanged());
  }

  @Override
  public void update(ScopedUserRole changed) {
    if (given.get(changed.id()).isEmpty()) {
      throw new BugException("a role of a team that is updated is there");
    }
    insert(changed);
  }

  @Override
  public boolean delete(ScopedUserRoleId id) {
    boolean deleted = given.remove(id).isPresent();
    if (deleted) {
      transactions.announce(new AccessChanged());
    }
    return deleted;
  }

  @Override
  public void deleteAllOf(TeamId team) {
    of(Set.of(team)).forEach(found -> delete(found.id()));
  }

  @Override
  public void deleteAllIn(SpaceId space) {
    given.all().stream()
        .filter(found -> found.space().equals(Optional.of(space)))
        .forEach(found -> delete(found.id()));
  }

  @Override
  public Optional<ScopedUserRole> get(ScopedUserRoleId id) {
    return given.get(id);
  }

  @Override
  public List<ScopedUserRole> of(Set<TeamId> teams) {
    return given.all().stream().filter(found -> teams.contains(found.team())).toList();
  }

  @Override
  public List<ScopedUserRole> ofRole(UserRoleId role) {
    return given.all().stream().filter(found -> found.role().equals(role)).toList();
  }

  @Override
  public Page<ScopedUserRole> find(ScopedUserRoleFilter filter, PageRequest page) {
    return Page.of(
        given.all().stream()
            .filter(found -> filter.ids().map(ids -> ids.contains(found.id())).orElse(true))
            .filter(found -> filter.teams().map(ids -> ids.contains(found.team())).orElse(true))
            .filter(found -> filter.scope().includes(found.space()))
            .toList(),
        page);
  }
}
