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
  private final BooleanSupplier believable;
  private final List<Cache<?, ?>> created = new CopyOnWriteArrayList<>();

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
            Caffeine.newBuilder()
                .maximumSize(entriesMax)
                // Maintenance on the caller's thread: it is short, and the common pool stays
                // unused.
                .executor(Runnable::run)
                .build(),
            believable,
            new AtomicLong());
    created.add(cache);
    return cache;
  }

  @Override
  public void invalidateAll() {
    created.forEach(Cache::invalidateAll);
  }

  private record Remembered<V>(V value, long emptied) {}

  private record CaffeineCache<K, V>(
      com.github.benmanes.caffeine.cache.Cache<K, Remembered<V>> cache,
      BooleanSupplier believable,
      AtomicLong emptied)
      implements Cache<K, V> {
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
    public void invalidate(K key) {
      cache.invalidate(key);
    }

    @Override
    public void invalidateAll() {
      emptied.incrementAndGet();
      cache.invalidateAll();
    }
  }
}
