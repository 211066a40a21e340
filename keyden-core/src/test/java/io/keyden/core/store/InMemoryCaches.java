package io.keyden.core.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Caches over concurrent maps, without a bound. */
public final class InMemoryCaches implements Caches {
  @Override
  public <K, V> Cache<K, V> create(String name, int entriesMax) {
    return new InMemoryCache<>();
  }

  private static final class InMemoryCache<K, V> implements Cache<K, V> {
    private final Map<K, V> entries = new ConcurrentHashMap<>();

    @Override
    public Optional<V> get(K key, Function<? super K, Optional<V>> load) {
      var remembered = entries.get(key);
      if (remembered != null) {
        return Optional.of(remembered);
      }
      var loaded = load.apply(key);
      loaded.ifPresent(value -> entries.put(key, value));
      return loaded;
    }

    @Override
    public void invalidate(K key) {
      entries.remove(key);
    }

    @Override
    public void invalidateAll() {
      entries.clear();
    }
  }
}
