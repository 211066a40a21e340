package io.keyden.core.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows by their key, in the order they were put, which take part in transactions. */
public final class InMemoryTable<K, V> {
  private final InMemoryTransactions transactions;
  private Map<K, V> rows = Map.of();

  /** An empty table that takes part in {@code transactions}. */
  public InMemoryTable(InMemoryTransactions transactions) {
    this.transactions = transactions;
    transactions.enlist(() -> {
      var before = rows;
      return () -> rows = before;
    });
  }

  /** The row with this key. */
  public Optional<V> get(K key) {
    transactions.requireTransaction();
    return Optional.ofNullable(rows.get(key));
  }

  /** All rows. */
  public List<V> all() {
    transactions.requireTransaction();
    return List.copyOf(rows.values());
  }

  /** Puts a row in, or replaces the one with this key. */
  public void put(K key, V row) {
    transactions.requireWrite();
    var changed = new LinkedHashMap<>(rows);
    changed.put(key, row);
    rows = changed;
  }

  /** Takes a row out; empty if it was not there. */
  public Optional<V> remove(K key) {
    transactions.requireWrite();
    var changed = new LinkedHashMap<>(rows);
    var removed = Optional.ofNullable(changed.remove(key));
    rows = changed;
    return removed;
  }
}
