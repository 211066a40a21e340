package io.keyden.server.metrics;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Proof;
import io.keyden.core.problem.Rejection;
import io.keyden.http.helidon.ProtocolErrorRenderer;
import io.keyden.http.pipeline.MatchedRoute;
import io.keyden.http.pipeline.Refusals;
import io.keyden.http.pipeline.RequestLog;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counts requests and credentials.
 *
 * <p>A series is found by route and method in one look-up and then kept: finding it by the texts of
 * its labels takes longer than counting does.
 */
final class RequestMetrics implements RequestLog {
  /** In place of a route where none was found: what was asked for may be anything. */
  private static final String NO_ROUTE = "none";

  private static final int STATUS_CLASSES = 6;

  private final Counter requests;
  private final Histogram durations;
  private final Counter refused;
  private final Counter authentications;
  private final Counter rejections;
  private final CounterDataPoint keysAccepted;
  private final CounterDataPoint tokensAccepted;
  private final CounterDataPoint sessionsAccepted;
  private final Map<MatchedRoute, Series> byRoute = new ConcurrentHashMap<>();
  private final Map<Method, Series> withoutRoute = new ConcurrentHashMap<>();

  RequestMetrics(PrometheusRegistry registry) {
    this.requests =
        Counter.builder()
            .name("keyden_http_requests_total")
            .help("Requests that were answered, by route, method and class of the status.")
            .labelNames("route", "method", "status")
            .withoutExemplars()
            .register(registry);
    this.durations =
        Histogram.builder()
            .name("keyden_http_request_duration_seconds")
            .help("How long an answer took, from the request being read to the answer being ready.")
            .labelNames("route", "method")
            .classicOnly()
            .classicUpperBounds(Metrics.seconds())
            .withoutExemplars()
            .register(registry);
    this.refused =
        Counter.builder()
            .name("keyden_http_refused_requests_total")
            .help("Requests refused before they had a route: malformed, too large or too slow.")
            .labelNames("status")
            .withoutExemplars()
            .register(registry);
    this.authentications =
        Counter.builder()
            .name("keyden_authentications_total")
            .help("Requests with a credential, by its kind and by what came of it.")
            .labelNames("kind", "result")
            .withoutExemplars()
            .register(registry);
    this.rejections =
        Counter.builder()
            .name("keyden_credentials_refused_total")
            .help("Credentials that were refused, by reason.")
            .labelNames("reason")
            .withoutExemplars()
            .register(registry);
    this.keysAccepted = authentications.labelValues("key", "accepted");
    this.tokensAccepted = authentications.labelValues("token", "accepted");
    this.sessionsAccepted = authentications.labelValues("session", "accepted");
  }

  @Override
  public void answered(Request request, Optional<Caller> caller, Response response, long nanos) {
    request
        .attribute(MatchedRoute.class)
        .map(this::series)
        .orElseGet(() -> withoutRoute.computeIfAbsent(request.method(), this::seriesWithoutRoute))
        .answered(response.status(), nanos);
    if (caller.isPresent()) {
      switch (caller.get().proof()) {
        case Proof.Key _ -> keysAccepted.inc();
        case Proof.Token _ -> tokensAccepted.inc();
        case Proof.Session _ -> sessionsAccepted.inc();
        case Proof.Nothing _ -> {}
      }
    }
  }

  private Series series(MatchedRoute route) {
    return byRoute.computeIfAbsent(
        route, added -> new Series(added.template().toString(), added.method().name()));
  }

  private Series seriesWithoutRoute(Method method) {
    return new Series(NO_ROUTE, method.name());
  }

  Refusals countingRefusals(Refusals refusals) {
    return (rejected, origin) -> {
      var wait = refusals.refused(rejected, origin);
      var kind =
          switch (rejected.reason()) {
            case MALFORMED_KEY, UNKNOWN_KEY, EXPIRED_KEY, DISABLED_OWNER -> "key";
            case BAD_TOKEN -> "token";
            case BAD_SESSION -> "session";
            case NO_CREDENTIAL -> "none";
          };
      authentications.labelValues(kind, wait.isPresent() ? "limited" : "refused").inc();
      rejections.labelValues(name(rejected.reason())).inc();
      return wait;
    };
  }

  private static String name(Rejection reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  ProtocolErrorRenderer countingErrors(ProtocolErrorRenderer errors) {
    return (status, message) -> {
      refused.labelValues(Integer.toString(status)).inc();
      return errors.render(status, message);
    };
  }

  /** The requests of one route and method. */
  private final class Series {
    private final String route;
    private final String method;
    private final DistributionDataPoint duration;

    /** By class of the status; made when there is a first answer of it. */
    private final AtomicReferenceArray<CounterDataPoint> byStatus =
        new AtomicReferenceArray<>(STATUS_CLASSES);

    Series(String route, String method) {
      this.route = route;
      this.method = method;
      this.duration = durations.labelValues(route, method);
    }

    void answered(int status, long nanos) {
      int statusClass = status / 100;
      var counter = byStatus.get(statusClass);
      if (counter == null) {
        counter = requests.labelValues(route, method, statusClass + "xx");
        byStatus.set(statusClass, counter);
      }
      counter.inc();
      duration.observe(Metrics.inSeconds(nanos));
    }
  }
}
