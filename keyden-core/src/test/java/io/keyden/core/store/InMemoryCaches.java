package io.keyden.core.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Caches over maps, without a bound. */
public final class InMemoryCaches implements Caches {
  private final List<Cache<?, ?>> created = new CopyOnWriteArrayList<>();

  @Override
  public <K, V> Cache<K, V> create(String name, int entriesMax) {
    var cache = new InMemoryCache<K, V>();
    created.add(cache);
    return cache;
  }

  @Override
  public void invalidateAll() {
    created.forEach(Cache::invalidateAll);
  }

  /**
   * Counts what is forgotten: what was loaded while something was forgotten is given to who asked,
   * and not remembered. No lock is held while loading, so that a loader may wait for a writer.
   */
  private static final class InMemoryCache<K, V> implements Cache<K, V> {
    private final Map<K, V> entries = new HashMap<>();
    private long forgotten;

    @Override
    public Optional<V> get(K key, Function<? super K, Optional<V>> load) {
      long before;
      synchronized (entries) {
        var remembered = entries.get(key);
        if (remembered != null) {
          return Optional.of(remembered);
        }
        before = forgotten;
      }
      var loaded = load.apply(key);
      synchronized (entries) {
        if (forgotten == before) {
          loaded.ifPresent(value -> entries.put(key, value));
        }
      }
      return loaded;
    }

    @Override
    public Optional<V> invalidate(K key) {
      synchronized (entries) {
        forgotten++;
        return Optional.ofNullable(entries.remove(key));
      }
    }

    @Override
    public void invalidateAll() {
      synchronized (entries) {
        forgotten++;
        entries.clear();
      }
    }
  }
}
