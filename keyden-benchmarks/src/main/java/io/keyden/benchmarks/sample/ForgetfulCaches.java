package io.keyden.benchmarks.sample;

import io.keyden.core.store.Cache;
import io.keyden.core.store.Caches;
import java.util.Optional;
import java.util.function.Function;

/** Caches of which one remembers nothing: to measure what it spares. */
public final class ForgetfulCaches implements Caches {
  private final Caches others;
  private final String forgetful;

  /** The cache named {@code forgetful} remembers nothing; the rest are those of {@code others}. */
  public ForgetfulCaches(Caches others, String forgetful) {
    this.others = others;
    this.forgetful = forgetful;
  }

  @Override
  public <K, V> Cache<K, V> create(String name, int entriesMax) {
    return name.equals(forgetful) ? new Nothing<>() : others.create(name, entriesMax);
  }

  @Override
  public void invalidateAll() {
    others.invalidateAll();
  }

  private static final class Nothing<K, V> implements Cache<K, V> {
    @Override
    public Optional<V> get(K key, Function<? super K, Optional<V>> load) {
      return load.apply(key);
    }

    @Override
    public Optional<V> invalidate(K key) {
      return Optional.empty();
    }

    @Override
    public void invalidateAll() {
      // There is nothing to forget.
    }
  }
}
