package io.keyden.core.store;

final class InMemoryCachesTest implements CachesContract {
  @Override
  public Caches caches() {
    return new InMemoryCaches();
  }
}
