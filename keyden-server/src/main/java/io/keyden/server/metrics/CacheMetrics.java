package io.keyden.server.metrics;

import io.keyden.server.cache.CaffeineCaches;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Shows what the caches count themselves. */
final class CacheMetrics {
  private CacheMetrics() {}

  static void register(PrometheusRegistry registry, CaffeineCaches caches) {
    CounterWithCallback.builder()
        .name("keyden_cache_requests_total")
        .help("Look-ups in a cache, by whether the value was there.")
        .labelNames("cache", "result")
        .callback(point ->
            caches
                .figures()
                .forEach(cache -> {
                  point.call((double) cache.hits(), cache.name(), "hit");
                  point.call((double) cache.misses(), cache.name(), "miss");
                }))
        .register(registry);
    GaugeWithCallback.builder()
        .name("keyden_cache_entries")
        .help("Values that a cache holds, about.")
        .labelNames("cache")
        .callback(point ->
            caches.figures().forEach(cache -> point.call((double) cache.entries(), cache.name())))
        .register(registry);
  }
}
