package io.keyden.core.user;

import io.keyden.core.id.UserId;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.text.CaseFolding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The accounts in memory. */
public final class InMemoryUserStore implements UserStore {
  private final InMemoryTransactions transactions;
  private final InMemoryTable<UserId, User> users;
  private final InMemoryTable<UserId, PasswordHash> passwords;
  private final InMemoryTable<String, Integer> counter;

  /** No accounts. */
  public InMemoryUserStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.users = new InMemoryTable<>(transactions);
    this.passwords = new InMemoryTable<>(transactions);
    this.counter = new InMemoryTable<>(transactions);
  }

  @Override
  public UserId nextId() {
    int next = counter.get("users").orElse(0) + 1;
    counter.put("users", next);
    return new UserId("Users-" + next);
  }

  @Override
  public void insert(User user) {
    refuseTaken(user);
    users.put(user.id(), user);
  }

  @Override
  public void update(User user) {
    if (users.get(user.id()).isEmpty()) {
      throw new BugException("a user that is updated is there");
    }
    refuseTaken(user);
    users.put(user.id(), user);
    transactions.announce(new UserChanged(user.id()));
  }

  private void refuseTaken(User user) {
    if (byUsername(user.username()).filter(other -> !other.id().equals(user.id())).isPresent()) {
      throw new ProblemException(
          Problem.invalid("Username", "A user with this username already exists."));
    }
  }

  @Override
  public boolean delete(UserId id) {
    passwords.remove(id);
    boolean deleted = users.remove(id).isPresent();
    if (deleted) {
      transactions.announce(new UserChanged(id));
    }
    return deleted;
  }

  @Override
  public Optional<User> get(UserId id) {
    return users.get(id);
  }

  @Override
  public Optional<User> byExternalId(UUID externalId) {
    return users.all().stream().filter(user -> user.externalId().equals(externalId)).findFirst();
  }

  @Override
  public Optional<User> byUsername(String username) {
    return users.all().stream()
        .filter(user -> CaseFolding.same(user.username(), username))
        .findFirst();
  }

  @Override
  public List<User> byEmailAddress(String emailAddress) {
    return users.all().stream()
        .filter(user ->
            user.emailAddress()
                .filter(address -> CaseFolding.same(address, emailAddress))
                .isPresent())
        .toList();
  }

  @Override
  public Page<User> find(UserFilter filter, PageRequest page) {
    var exact = CaseFolding.fold(filter.text().orElse(""));
    return Page.of(
        users.all().stream()
            .filter(user -> filter.text().map(text -> matches(user, text)).orElse(true))
            .filter(user -> filter.ids().map(ids -> ids.contains(user.id())).orElse(true))
            .filter(user -> filter.active().map(active -> active == user.active()).orElse(true))
            .filter(user -> filter.service().map(service -> service == user.service()).orElse(true))
            .sorted(
                Comparator.comparing(
                        (User user) -> !CaseFolding.fold(user.username()).equals(exact))
                    .thenComparing(user -> CaseFolding.fold(user.username())))
            .toList(),
        page);
  }

  private static boolean matches(User user, String text) {
    var part = CaseFolding.fold(text);
    return Stream.concat(
            Stream.of(user.username(), user.displayName(), user.emailAddress().orElse("")),
            user.identities().stream()
                .flatMap(identity -> identity.claims().values().stream())
                .map(Identity.Claim::value))
        .anyMatch(candidate -> CaseFolding.fold(candidate).contains(part));
  }

  @Override
  public boolean isEmpty() {
    return users.all().isEmpty();
  }

  @Override
  public Optional<PasswordHash> password(UserId id) {
    return passwords.get(id);
  }

  @Override
  public void setPassword(UserId id, PasswordHash password) {
    passwords.put(id, password);
  }
}
