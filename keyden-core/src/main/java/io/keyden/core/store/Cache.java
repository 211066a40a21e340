package io.keyden.core.store;

import java.util.Optional;
import java.util.function.Function;

/**
 * Remembers what a store said, for as long as it is told that nothing changed.
 *
 * <p>Loading and {@link #invalidate} of one key exclude each other: a value loaded before an
 * invalidation is never seen after it. That is what makes a revoked key be refused at once. Safe
 * for many threads.
 */
public interface Cache<K, V> {
  /**
   * What is remembered of {@code key}, else what {@code load} gives; an empty result is not
   * remembered.
   */
  Optional<V> get(K key, Function<? super K, Optional<V>> load);

  /** Forgets {@code key}, and gives what was remembered of it. */
  Optional<V> invalidate(K key);

  /** Forgets everything; what is being loaded at that moment is not remembered. */
  void invalidateAll();
}
