package io.keyden.server.cache;

import io.keyden.core.store.Caches;
import io.keyden.core.store.CachesContract;

final class CaffeineCachesTest implements CachesContract {
  @Override
  public Caches caches() {
    return new CaffeineCaches(() -> true);
  }
}
