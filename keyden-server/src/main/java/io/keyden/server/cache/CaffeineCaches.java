package io.keyden.server.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.keyden.core.store.Cache;
import io.keyden.core.store.Caches;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Caches of Caffeine: bounded, and atomic for each key.
 *
 * <p>Caffeine runs loading and invalidating of one key one after the other, which is what {@link
 * Cache} promises. Emptying a cache does not reach what is being loaded at that moment; so every
 * value carries how often that happened before it was loaded, and is good only as long as that
 * number stands.
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

  private final BooleanSupplier believable;
  private final List<CaffeineCache<?, ?>> made = new CopyOnWriteArrayList<>();

  /**
   * Makes caches that are passed by while they are not to be believed.
   *
   * @param believable asked at each look-up: whether all changes are known that must be
   */
  public CaffeineCaches(BooleanSupplier believable) {
    this.believable = believable;
  }

  @Override
  public <K, V> Cache<K, V> create(String name, int entriesMax) {
    var cache =
        new CaffeineCache<K, V>(
            name,
            Caffeine.newBuilder()
                .maximumSize(entriesMax)
                .recordStats()
                // Maintenance on the caller's thread: it is short, and the common pool stays
                // unused.
                .executor(Runnable::run)
                .build(),
            believable,
            new AtomicLong());
    made.add(cache);
    return cache;
  }

  @Override
  public void invalidateAll() {
    made.forEach(Cache::invalidateAll);
  }

  /** What each cache that was made has done until now, in the order in which they were made. */
  public List<Figures> figures() {
    return made.stream().map(CaffeineCache::figures).toList();
  }

  private record Remembered<V>(V value, long emptied) {}

  private record CaffeineCache<K, V>(
      String name,
      com.github.benmanes.caffeine.cache.Cache<K, Remembered<V>> cache,
      BooleanSupplier believable,
      AtomicLong emptied)
      implements Cache<K, V> {
    Figures figures() {
      var stats = cache.stats();
      return new Figures(name, stats.hitCount(), stats.missCount(), cache.estimatedSize());
    }

    @Override
    public Optional<V> get(K key, Function<? super K, Optional<V>> load) {
      if (!believable.getAsBoolean()) {
        return load.apply(key);
      }
      var found = find(key, load);
      if (found.isPresent() && found.get().emptied() != emptied.get()) {
        cache.invalidate(key);
        found = find(key, load);
      }
      return found.map(Remembered::value);
    }

    @SuppressWarnings("NullAway") // null from the loader means "do not remember" to Caffeine
    private Optional<Remembered<V>> find(K key, Function<? super K, Optional<V>> load) {
      return Optional.ofNullable(
          cache.get(
              key,
              wanted -> {
                long before = emptied.get();
                return load.apply(wanted)
                    .map(value -> new Remembered<>(value, before))
                    .orElse(null);
              }));
    }

    @Override
    public Optional<V> invalidate(K key) {
      return Optional.ofNullable(cache.asMap().remove(key)).map(Remembered::value);
    }

    @Override
    public void invalidateAll() {
      emptied.incrementAndGet();
      cache.invalidateAll();
    }
  }
}
