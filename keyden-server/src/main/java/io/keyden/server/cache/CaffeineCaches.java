package io.keyden.server.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.keyden.core.store.Cache;
import io.keyden.core.store.Caches;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Caches of Caffeine: bounded, and atomic for each key.
 *
 * <p>Caffeine runs loading and invalidating of one key one after the other, which is what {@link
 * Cache} promises.
 */
public final class CaffeineCaches implements Caches {
  /**
   * What a cache has done.
   *
   * @param name its name
   * @param hits how often the value was there
   * @param misses how often the store had to be asked
   * @param entries how many values it holds, about
   */
  public record Figures(String name, long hits, long misses, long entries) {}

  private final List<Measured> made = new CopyOnWriteArrayList<>();

  @Override
  public <K, V> Cache<K, V> create(String name, int entriesMax) {
    com.github.benmanes.caffeine.cache.Cache<K, V> cache =
        Caffeine.newBuilder()
            .maximumSize(entriesMax)
            .recordStats()
            // Maintenance on the caller's thread: it is short, and the common pool stays unused.
            .executor(Runnable::run)
            .build();
    made.add(new Measured(name, cache));
    return new CaffeineCache<>(cache);
  }

  /** What each cache that was made has done until now, in the order in which they were made. */
  public List<Figures> figures() {
    return made.stream().map(Measured::figures).toList();
  }

  private record Measured(String name, com.github.benmanes.caffeine.cache.Cache<?, ?> cache) {
    Figures figures() {
      var stats = cache.stats();
      return new Figures(name, stats.hitCount(), stats.missCount(), cache.estimatedSize());
    }
  }

  private record CaffeineCache<K, V>(com.github.benmanes.caffeine.cache.Cache<K, V> cache)
      implements Cache<K, V> {
    @Override
    @SuppressWarnings("NullAway") // null from the loader means "do not remember" to Caffeine
    public Optional<V> get(K key, Function<? super K, Optional<V>> load) {
      return Optional.ofNullable(cache.get(key, wanted -> load.apply(wanted).orElse(null)));
    }

    @Override
    public void invalidate(K key) {
      cache.invalidate(key);
    }

    @Override
    public void invalidateAll() {
      cache.invalidateAll();
    }
  }
}
