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
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys in memory. */
public final class InMemoryApiKeyStore implements ApiKeyStore {
  private record Stored(ApiKey key, KeyDigest digest) {}

  private final InMemoryTransactions transactions;
  private final InMemoryTable<ApiKeyId, Stored> keys;

  /** No keys. */
  public InMemoryApiKeyStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.keys = new InMemoryTable<>(transactions);
  }

  @Override
  public void insert(ApiKey key, KeyDigest digest) {
    if (keys.get(key.id()).isPresent() || byDigest(digest).isPresent()) {
      throw new ProblemException(Problem.invalid("ApiKey", "This API key exists already."));
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
  public Page<ApiKey> ofOwner(UserId owner, ApiKeyFilter filter, PageRequest page) {
    return Page.of(
        keys.all().stream()
            .map(Stored::key)
            .filter(key -> key.owner().equals(owner))
            .filter(key -> contains(key.purpose().text(), filter.purpose()))
            .filter(key ->
                contains(key.purpose().text(), filter.keyword())
                    || contains(key.hint().text(), filter.keyword()))
            .sorted(
                Comparator.comparing(ApiKey::created)
                    .reversed()
                    .thenComparing(key -> key.id().value()))
            .toList(),
        page);
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
