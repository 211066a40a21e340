package io.keyden.server.metrics;

import io.keyden.core.audit.EventStore;
import io.keyden.core.store.Transactions;
import io.keyden.http.helidon.ProtocolErrorRenderer;
import io.keyden.http.metrics.MetricsPage;
import io.keyden.http.pipeline.Refusals;
import io.keyden.http.pipeline.RequestLog;
import io.keyden.http.seam.Response;
import io.keyden.server.cache.CaffeineCaches;
import io.keyden.storage.postgres.PostgresDatabase;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * All measurements of one server. What is measured knows nothing of it: it is wrapped, or heard.
 *
 * <p>Every label has a fixed and small number of values: templates of routes, methods, classes of
 * statuses, names of caches and kinds. Never an id, a path, a name or a key: those would make as
 * many series as there are, and would be read by whoever may read measurements. Safe for many
 * threads.
 */
public final class Metrics implements MetricsPage {
  private static final int PAGE_BYTES = 32 * 1024;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final RequestMetrics requests = new RequestMetrics(registry);
  private final StoreMetrics stores = new StoreMetrics(registry);
  private final ExpositionFormats formats = ExpositionFormats.init();
  private boolean complete;

  /**
   * Nothing is measured yet.
   *
   * @param version the version of Keyden, which is one of the measurements
   */
  public Metrics(String version) {
    var build =
        Info.builder()
            .name("keyden_build_info")
            .help("The version of Keyden.")
            .labelNames("version")
            .register(registry);
    build.setLabelValues(version);
  }

  /** Hears of requests, and of credentials that are good. */
  public RequestLog requests() {
    return requests;
  }

  /** As {@code refusals}, with what is refused counted. */
  public Refusals countingRefusals(Refusals refusals) {
    return requests.countingRefusals(refusals);
  }

  /** As {@code errors}, with what the HTTP layer refuses counted. */
  public ProtocolErrorRenderer countingErrors(ProtocolErrorRenderer errors) {
    return requests.countingErrors(errors);
  }

  /** As {@code transactions}, with their number and time measured. */
  public Transactions measuring(Transactions transactions) {
    return stores.measuring(transactions);
  }

  /**
   * As {@code events}, with those counted that are added in a transaction of {@link #measuring} and
   * kept.
   */
  public EventStore countingEvents(EventStore events) {
    return stores.countingEvents(events);
  }

  /** Notes that {@code writes} shared a commit. */
  public void committed(int writes) {
    stores.committed(writes);
  }

  /** Shows what this node knows of the others that share {@code database}. */
  public void showing(PostgresDatabase database) {
    NodeMetrics.register(registry, database);
  }

  /** Shows how often a look into {@code caches} saved one into a store. */
  public void showing(CaffeineCaches caches) {
    CacheMetrics.register(registry, caches);
  }

  @Override
  public Response write(String accept) {
    complete();
    // Not the library's own choice: it takes the binary format, which is not here, where it can.
    var open = formats.getOpenMetricsTextFormatWriter();
    var writer = open.accepts(accept) ? open : formats.getPrometheusTextFormatWriter();
    var page = new ByteArrayOutputStream(PAGE_BYTES);
    try {
      writer.write(page, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("memory took no more", e);
    }
    return Response.of(200, writer.getContentType(), page.toByteArray());
  }

  /**
   * The process and the Java runtime tell of themselves when they are asked, so it is soon enough
   * to get ready for that when somebody first asks: many servers have no reader.
   */
  private synchronized void complete() {
    if (complete) {
      return;
    }
    complete = true;
    ProcessMetrics.builder().register(registry);
    JvmRuntimeInfoMetric.builder().register(registry);
    JvmMemoryMetrics.builder().register(registry);
    JvmThreadsMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
  }

  /** Seconds between which the times of requests and transactions are told apart. */
  static double[] seconds() {
    return List.of(0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)
        .stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  static double inSeconds(long nanos) {
    return nanos / 1e9;
  }
}
