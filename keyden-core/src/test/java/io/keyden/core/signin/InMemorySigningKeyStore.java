package io.keyden.core.signin;

import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The signing keys in memory. */
public final class InMemorySigningKeyStore implements SigningKeyStore {
  private final InMemoryTable<String, SigningKey> keys;

  /** No keys. */
  public InMemorySigningKeyStore(InMemoryTransactions transactions) {
    this.keys = new InMemoryTable<>(transactions);
  }

  @Override
  public List<SigningKey> all() {
    return keys.all().stream()
        .sorted(Comparator.comparing(SigningKey::created).reversed().thenComparing(SigningKey::id))
        .toList();
  }

  @Override
  public void insert(SigningKey key) {
    keys.put(key.id(), key);
  }

  @Override
  public void deleteCreatedBefore(Instant instant) {
    all().stream()
        .filter(key -> key.created().isBefore(instant))
        .forEach(key -> keys.remove(key.id()));
  }
}
