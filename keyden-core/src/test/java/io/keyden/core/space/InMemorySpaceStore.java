package io.keyden.core.space;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.id.SpaceId;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.text.CaseFolding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The spaces in memory. */
public final class InMemorySpaceStore implements SpaceStore {
  private final InMemoryTransactions transactions;
  private final InMemoryTable<SpaceId, Space> spaces;
  private final InMemoryTable<String, Integer> counter;

  /** No spaces. */
  public InMemorySpaceStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.spaces = new InMemoryTable<>(transactions);
    this.counter = new InMemoryTable<>(transactions);
  }

  @Override
  public SpaceId nextId() {
    int next = counter.get("spaces").orElse(0) + 1;
    counter.put("spaces", next);
    return new SpaceId("Spaces-" + next);
  }

  @Override
  public void insert(Space space) {
    refuseTaken(byName(space.name()), space, "Name", "A space with this name already exists.");
    refuseTaken(bySlug(space.slug()), space, "Slug", "A space with this slug already exists.");
    spaces.put(space.id(), space);
    transactions.announce(new AccessChanged());
  }

  private static void refuseTaken(Optional<Space> found, Space space, String member, String text) {
    if (found.filter(other -> !other.id().equals(space.id())).isPresent()) {
      throw new ProblemException(Problem.invalid(member, text));
    }
  }

  @Override
  public void update(Space space) {
    if (spaces.get(space.id()).isEmpty()) {
      throw new BugException("a space that is updated is there");
    }
    insert(space);
  }

  @Override
  public boolean delete(SpaceId id) {
    boolean deleted = spaces.remove(id).isPresent();
    if (deleted) {
      transactions.announce(new AccessChanged());
    }
    return deleted;
  }

  @Override
  public Optional<Space> get(SpaceId id) {
    return spaces.get(id);
  }

  @Override
  public Optional<Space> byName(String name) {
    return spaces.all().stream().filter(space -> CaseFolding.same(space.name(), name)).findFirst();
  }

  @Override
  public Optional<Space> bySlug(String slug) {
    return spaces.all().stream().filter(space -> CaseFolding.same(space.slug(), slug)).findFirst();
  }

  @Override
  public Optional<Space> defaultSpace() {
    return spaces.all().stream().filter(Space::isDefault).findFirst();
  }

  @Override
  public List<Space> find(SpaceFilter filter) {
    var part = CaseFolding.fold(filter.partialName().orElse(""));
    return spaces.all().stream()
        .filter(
            space -> filter.name().map(name -> CaseFolding.same(space.name(), name)).orElse(true))
        .filter(space -> CaseFolding.fold(space.name()).contains(part))
        .filter(space -> filter.ids().map(ids -> ids.contains(space.id())).orElse(true))
        .sorted(
            Comparator.comparing((Space space) -> !CaseFolding.fold(space.name()).equals(part))
                .thenComparing(space -> CaseFolding.fold(space.name())))
        .toList();
  }
}
