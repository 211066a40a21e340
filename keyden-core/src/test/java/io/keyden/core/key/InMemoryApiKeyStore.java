package io.keyden.core.key;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.text.CaseFolding;
import io.keyden.core.user.UserStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys in memory. */
public final class InMemoryApiKeyStore implements ApiKeyStore {
  private record Stored(ApiKey key, KeyDigest digest) {}

  private final InMemoryTransactions transactions;
  private final UserStore users;
  private final InMemoryTable<ApiKeyId, Stored> keys;

  /** No keys, of the accounts in {@code users}. */
  public InMemoryApiKeyStore(InMemoryTransactions transactions, UserStore users) {
    this.transactions = transactions;
    this.users = users;
    this.keys = new InMemoryTable<>(transactions);
  }

  @Override
  public void insert(ApiKey key, KeyDigest digest) {
    if (keys.get(key.id()).isPresent() || byDigest(digest).isPresent()) {
      throw new ProblemException(Problem.invalid("", "This API key exists already."));
    }
    keys.put(key.id(), new Stored(key, digest));
  }

  @Override
  public Optional<ApiKey> get(ApiKeyId id) {
    return keys.get(id).map(Stored::key);
  }

  @Override
  public Optional<ApiKey> byDigest(KeyDigest digest) {
    return keys.all().stream()
        .filter(stored -> stored.digest().equals(digest))
        .map(Stored::key)
        .findFirst();
  }

  @Override
  public boolean delete(ApiKeyId id) {
    var removed = keys.remove(id);
    removed.ifPresent(stored -> transactions.announce(new KeyRevoked(stored.digest())));
    return removed.isPresent();
  }

  @Override
  public List<ApiKey> deleteAllOf(UserId owner) {
    var owned =
        keys.all().stream().map(Stored::key).filter(key -> key.owner().equals(owner)).toList();
    owned.forEach(key -> delete(key.id()));
    return owned;
  }

  @Override
  public Page<OwnedApiKey> find(ApiKeyFilter filter, ApiKeyOrder order, PageRequest page) {
    var comparator = comparator(order.by());
    return Page.of(
        matching(filter)
            .flatMap(key ->
                users.get(key.owner()).stream()
                    .map(owner ->
                        new OwnedApiKey(
                            key,
                            owner.username(),
                            owner.displayName(),
                            owner.service(),
                            owner.active())))
            .sorted(order.descending() ? comparator.reversed() : comparator)
            .toList(),
        page);
  }

  @Override
  public EndCounts countEnds(ApiKeyFilter filter, List<Instant> bounds) {
    var ends = matching(filter).map(ApiKey::expires).toList();
    var parts = new ArrayList<>(Collections.nCopies(bounds.size() + 1, 0L));
    ends.stream()
        .flatMap(Optional::stream)
        .map(end -> (int) bounds.stream().filter(bound -> !end.isBefore(bound)).count())
        .forEach(part -> parts.set(part, parts.get(part) + 1));
    return new EndCounts(ends.stream().filter(Optional::isEmpty).count(), parts);
  }

  private Stream<ApiKey> matching(ApiKeyFilter filter) {
    return keys.all().stream()
        .map(Stored::key)
        .filter(key -> filter.owner().map(key.owner()::equals).orElse(true))
        .filter(key -> contains(key.purpose().text(), filter.purpose()))
        .filter(key ->
            contains(key.purpose().text(), filter.keyword())
                || contains(key.hint().text(), filter.keyword()))
        .filter(key ->
            filter.neverExpires().map(never -> never == key.expires().isEmpty()).orElse(true))
        .filter(key ->
            filter
                .expiresFrom()
                .map(from -> key.expires().filter(end -> !end.isBefore(from)).isPresent())
                .orElse(true))
        .filter(key ->
            filter
                .expiresTo()
                .map(to -> key.expires().filter(end -> end.isBefore(to)).isPresent())
                .orElse(true));
  }

  private static Comparator<OwnedApiKey> comparator(ApiKeyOrder.By by) {
    var byId = Comparator.comparing((OwnedApiKey owned) -> owned.key().id().value());
    return switch (by) {
      // The newest first, and then by id, is the order that came first.
      case CREATED ->
          Comparator.comparing((OwnedApiKey owned) -> owned.key().created())
              .thenComparing(byId.reversed());
      case EXPIRES ->
          Comparator.comparing((OwnedApiKey owned) -> owned.key().expires().orElse(Instant.MAX))
              .thenComparing(byId);
      case LAST_USED ->
          Comparator.comparing((OwnedApiKey owned) ->
                  switch (owned.key().lastUse()) {
                    case LastUse.Never never -> Instant.MIN;
                    case LastUse.At at -> at.instant();
                  })
              .thenComparing(byId);
      case PURPOSE ->
          Comparator.comparing(
                  (OwnedApiKey owned) -> CaseFolding.fold(owned.key().purpose().text()))
              .thenComparing(byId);
      case USER ->
          Comparator.comparing((OwnedApiKey owned) -> CaseFolding.fold(owned.username()))
              .thenComparing(byId);
    };
  }

  private static boolean contains(String text, Optional<String> part) {
    return CaseFolding.fold(text).contains(CaseFolding.fold(part.orElse("")));
  }

  @Override
  public void noteUse(Map<ApiKeyId, Instant> uses) {
    uses.forEach((id, instant) ->
        keys.get(id)
            .filter(stored -> isLater(instant, stored.key().lastUse()))
            .ifPresent(
                stored -> keys.put(id, new Stored(stored.key().usedAt(instant), stored.digest()))));
  }

  private static boolean isLater(Instant instant, LastUse lastUse) {
    return switch (lastUse) {
      case LastUse.Never never -> true;
      case LastUse.At at -> instant.isAfter(at.instant());
    };
  }
}
