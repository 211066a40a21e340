package io.keyden.server.metrics;

import io.keyden.storage.postgres.PostgresDatabase;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Measures what a node knows of the others, and its connections to what they share. */
final class NodeMetrics {
  private static final double MILLIS = 1_000;

  private NodeMetrics() {}

  static void register(PrometheusRegistry registry, PostgresDatabase database) {
    GaugeWithCallback.builder()
        .name("keyden_node_up_to_date")
        .help("1 while caches are believed; 0 while the database is asked each time.")
        .callback(point -> point.call(database.upToDate() ? 1 : 0))
        .register(registry);
    var lags =
        Histogram.builder()
            .name("keyden_node_change_lag_seconds")
            .help("How long changes of other nodes, revocations among them, took to be heard here.")
            .classicOnly()
            .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)
            .withoutExemplars()
            .register(registry);
    database.onChange(millis -> lags.observe(millis / MILLIS));
    GaugeWithCallback.builder()
        .name("keyden_database_connections")
        .help("Connections to PostgreSQL, and threads that wait for one.")
        .labelNames("pool", "state")
        .callback(point ->
            database
                .pools()
                .forEach(pool -> {
                  point.call(pool.active(), pool.name(), "active");
                  point.call(pool.idle(), pool.name(), "idle");
                  point.call(pool.waiting(), pool.name(), "waiting");
                }))
        .register(registry);
  }
}
