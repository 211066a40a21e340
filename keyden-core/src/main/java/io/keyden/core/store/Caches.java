package io.keyden.core.store;

/** Makes caches, so that core needs no library of its own for them. */
public interface Caches {
  /**
   * A cache that holds at most about {@code entriesMax} values.
   *
   * @param name for measurements, in lower case with dashes
   */
  <K, V> Cache<K, V> create(String name, int entriesMax);

  /** Forgets everything in every cache; what is being loaded at that moment is not remembered. */
  void invalidateAll();
}
