package io.keyden.server.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.keyden.core.store.Cache;
import io.keyden.core.store.Caches;
import java.util.Optional;
import java.util.function.Function;

/**
 * Caches of Caffeine: bounded, and atomic for each key.
 *
 * <p>Caffeine runs loading and invalidating of one key one after the other, which is what {@link
 * Cache} promises.
 */
public final class CaffeineCaches implements Caches {
  @Override
  public <K, V> Cache<K, V> create(String name, int entriesMax) {
    return new CaffeineCache<>(
        Caffeine.newBuilder()
            .maximumSize(entriesMax)
            // Maintenance on the caller's thread: it is short, and the common pool stays unused.
            .executor(Runnable::run)
            .build());
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
