package io.keyden.benchmarks;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.Principal;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Origin;
import io.keyden.core.id.ApiKeyId;
import io.keyden.http.pipeline.MatchedRoute;
import io.keyden.http.seam.CurrentRequest;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.PathTemplate;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.server.metrics.Metrics;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What do counting a request, timing it and naming it in the log add to it? Both make a request and
 * attach who sent it; the second observes it as the server does.
 *
 * <p>{@code scripts/benchmarks.sh Observe -prof gc}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class ObserveBenchmark {
  private static final PathTemplate TEMPLATE = PathTemplate.of("/api/users/{id}");
  private static final long NANOS = 300_000;

  private final Metrics metrics = new Metrics("benchmark");
  private Caller caller;
  private Response response;

  /** Makes who asks and what is answered. */
  @Setup
  public void prepare() {
    var now = Instant.parse("2026-11-24T12:00:00Z");
    caller =
        new Caller(
            new Principal.Anonymous(),
            new Proof.Key(
                new ApiKeyId("apikeys-00000000000000000000000000"),
                "API-ABC",
                "benchmark",
                now,
                Optional.empty()),
            Grants.NONE,
            new Origin("127.0.0.1", "benchmark"));
    response = Response.empty(200);
  }

  private Request request() {
    return Request.to(Method.GET, "/api/users/Users-1")
        .requestId("8b64e9ad97a8cd9d")
        .build()
        .attach(Caller.class, caller);
  }

  /** A request that nobody observes. */
  @Benchmark
  public Request unobserved() {
    return request();
  }

  /** A request that is named, counted and timed. */
  @Benchmark
  public Request observed() {
    var request = request();
    CurrentRequest.run(request.requestId(), () -> observe(request));
    return request;
  }

  private void observe(Request request) {
    request.attach(MatchedRoute.class, new MatchedRoute(request.method(), TEMPLATE));
    metrics.requests().answered(request, Optional.of(caller), response, NANOS);
  }
}
