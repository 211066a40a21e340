package io.keyden.server.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.audit.Origin;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Rejection;
import io.keyden.core.signin.Authentication;
import io.keyden.core.store.Transactions;
import io.keyden.core.time.ManualClock;
import io.keyden.http.pipeline.MatchedRoute;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.PathTemplate;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.server.cache.CaffeineCaches;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsTest {
  private static final Origin SOMEWHERE = new Origin("192.0.2.1", "test");

  @TempDir Path folder;

  private final Metrics metrics = new Metrics("1.2.3");
  private final ManualClock clock = ManualClock.atNoon();
  private SqliteDatabase database;
  private Transactions transactions;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder.resolve("keyden.db"));
    database.onCommit(metrics::committed);
    transactions = metrics.measuring(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<String> lines() {
    return new String(metrics.write("").body(), UTF_8).lines().toList();
  }

  private void answered(Request request, int status) {
    metrics.requests().answered(request, Optional.empty(), Response.empty(status), 3_000_000);
  }

  private static Request routed(Method method, String path, String template) {
    return Request.to(method, path)
        .build()
        .attach(MatchedRoute.class, new MatchedRoute(method, PathTemplate.of(template)));
  }

  @Test
  void requests_are_counted_by_template_method_and_class_of_the_status() {
    answered(routed(Method.GET, "/api/users/Users-7", "/api/users/{id}"), 200);
    answered(routed(Method.GET, "/api/users/Users-8", "/api/users/{id}"), 201);
    answered(routed(Method.GET, "/api/users/Users-9", "/api/users/{id}"), 404);

    assertThat(lines())
        .contains(
            "keyden_http_requests_total{method=\"GET\",route=\"/api/users/{id}\",status=\"2xx\"} 2.0",
            "keyden_http_requests_total{method=\"GET\",route=\"/api/users/{id}\",status=\"4xx\"} 1.0",
            "keyden_http_request_duration_seconds_count{method=\"GET\",route=\"/api/users/{id}\"} 3",
            "keyden_http_request_duration_seconds_bucket{method=\"GET\",route=\"/api/users/{id}\",le=\"0.0025\"} 0",
            "keyden_http_request_duration_seconds_bucket{method=\"GET\",route=\"/api/users/{id}\",le=\"0.005\"} 3");
  }

  @Test
  void ten_thousand_unknown_paths_make_one_series() {
    int before = lines().size();
    for (int i = 0; i < 10_000; i++) {
      answered(Request.to(Method.GET, "/secret-" + i).build(), 404);
    }

    assertThat(lines())
        .contains(
            "keyden_http_requests_total{method=\"GET\",route=\"none\",status=\"4xx\"} 10000.0")
        .noneMatch(line -> line.contains("secret"))
        .hasSizeLessThan(before + 30);
  }

  @Test
  void what_the_http_layer_refuses_is_counted_and_answered_as_before() {
    var body =
        metrics
            .countingErrors((status, message) -> (status + message).getBytes(UTF_8))
            .render(413, "big");

    assertThat(body).asString(UTF_8).isEqualTo("413big");
    assertThat(lines()).contains("keyden_http_refused_requests_total{status=\"413\"} 1.0");
  }

  @Test
  void refused_credentials_are_counted_by_kind_result_and_reason() {
    var tolerant = metrics.countingRefusals((rejected, origin) -> Optional.empty());
    var limiting =
        metrics.countingRefusals((rejected, origin) -> Optional.of(Duration.ofSeconds(1)));

    assertThat(tolerant.refused(Authentication.Rejected.of(Rejection.UNKNOWN_KEY), SOMEWHERE))
        .isEmpty();
    assertThat(tolerant.refused(Authentication.Rejected.of(Rejection.BAD_SESSION), SOMEWHERE))
        .isEmpty();
    assertThat(limiting.refused(Authentication.Rejected.of(Rejection.BAD_TOKEN), SOMEWHERE))
        .isPresent();

    assertThat(lines())
        .contains(
            "keyden_authentications_total{kind=\"key\",result=\"refused\"} 1.0",
            "keyden_authentications_total{kind=\"session\",result=\"refused\"} 1.0",
            "keyden_authentications_total{kind=\"token\",result=\"limited\"} 1.0",
            "keyden_credentials_refused_total{reason=\"unknown_key\"} 1.0",
            "keyden_credentials_refused_total{reason=\"bad_token\"} 1.0");
  }

  @Test
  void a_transaction_is_measured_once_also_where_others_join_it() {
    int sum = transactions.read(() -> 1 + transactions.read(() -> 2));
    transactions.write(() -> transactions.write(() -> {}));

    assertThat(sum).isEqualTo(3);
    assertThat(lines())
        .contains(
            "keyden_store_transaction_duration_seconds_count{kind=\"read\",phase=\"waiting\"} 1",
            "keyden_store_transaction_duration_seconds_count{kind=\"read\",phase=\"working\"} 1",
            "keyden_store_transaction_duration_seconds_count{kind=\"write\",phase=\"working\"} 1",
            "keyden_store_transaction_duration_seconds_count{kind=\"write\",phase=\"committing\"} 1",
            "keyden_store_commit_writes_count 1",
            "keyden_store_waiting_writes 0.0");
  }

  @Test
  void writes_that_wait_are_shown_and_then_share_a_commit() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var first = Thread.startVirtualThread(() -> transactions.write(() -> waits(begun, mayEnd)));
    begun.await();
    var others =
        List.of(
            Thread.startVirtualThread(() -> transactions.write(() -> {})),
            Thread.startVirtualThread(() -> transactions.write(() -> {})));

    while (!lines().contains("keyden_store_waiting_writes 2.0")) {
      Thread.onSpinWait();
    }
    mayEnd.countDown();
    first.join();
    for (var other : others) {
      other.join();
    }

    assertThat(lines())
        .contains(
            "keyden_store_waiting_writes 0.0",
            "keyden_store_transaction_duration_seconds_count{kind=\"write\",phase=\"waiting\"} 3");
  }

  private static void waits(CountDownLatch begun, CountDownLatch mayEnd) {
    begun.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void only_events_that_are_kept_are_counted() {
    var events = metrics.countingEvents(new SqlEventStore(database));
    var event = AuditEvent.of(EventCategory.LOGIN_FAILED, Message.of("Login failed").build());
    var actor = Actor.unknown("", SOMEWHERE);

    transactions.write(() -> {
      events.append(clock.instant(), actor, event);
      events.append(clock.instant(), actor, event);
    });
    assertThatThrownBy(() ->
            transactions.write(() -> {
              events.append(clock.instant(), actor, event);
              throw new IllegalStateException("rolled back");
            }))
        .hasMessage("rolled back");

    assertThat(lines())
        .contains(
            "keyden_audit_events_total{category=\"login_failed\"} 2.0",
            "keyden_audit_events_total{category=\"created\"} 0.0");
  }

  @Test
  void a_database_that_is_away_is_counted_and_other_problems_are_not() {
    assertThatThrownBy(() ->
            transactions.write(() -> {
              throw new ProblemException(new Problem.NotFound("Users-1"));
            }))
        .isInstanceOf(ProblemException.class);
    database.close();
    assertThatThrownBy(() -> transactions.write(() -> {})).isInstanceOf(ProblemException.class);

    assertThat(lines())
        .contains(
            "keyden_store_failures_total{kind=\"write\"} 1.0", "keyden_store_waiting_writes 0.0");
  }

  @Test
  void caches_show_hits_misses_and_size() {
    var caches = new CaffeineCaches(() -> true);
    metrics.showing(caches);
    var cache = caches.<String, String>create("some", 10);

    assertThat(cache.get("a", key -> Optional.of("x"))).contains("x");
    assertThat(cache.get("a", key -> Optional.of("y"))).contains("x");
    assertThat(cache.get("b", key -> Optional.empty())).isEmpty();

    assertThat(lines())
        .contains(
            "keyden_cache_requests_total{cache=\"some\",result=\"hit\"} 1.0",
            "keyden_cache_requests_total{cache=\"some\",result=\"miss\"} 2.0",
            "keyden_cache_entries{cache=\"some\"} 1.0");
  }

  @Test
  void the_process_and_the_build_tell_of_themselves() {
    var names = lines().stream().map(line -> line.split("[ {]", 2)[0]).distinct().toList();

    assertThat(lines()).contains("keyden_build_info{version=\"1.2.3\"} 1");
    assertThat(names)
        .contains(
            "process_start_time_seconds",
            "process_open_fds",
            "process_cpu_seconds_total",
            "jvm_memory_used_bytes",
            "jvm_threads_current",
            "jvm_gc_collection_seconds_count");
  }

  @Test
  void two_servers_in_one_process_measure_apart() {
    answered(Request.to(Method.GET, "/").build(), 200);

    assertThat(new String(new Metrics("2").write("").body(), UTF_8)).doesNotContain("route=");
  }

  @Test
  void the_format_is_the_one_that_is_asked_for() {
    assertThat(metrics.write("").header("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(metrics.write("text/html, nonsense;;,").header("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");

    assertThat(
            metrics
                .write(
                    "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
                        + "encoding=delimited;q=0.6,text/plain;version=0.0.4;q=0.3")
                .header("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");

    var open = metrics.write("application/openmetrics-text;version=1.0.0,text/plain;q=0.1");
    assertThat(open.header("Content-Type"))
        .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(open.body()).asString(UTF_8).endsWith("# EOF\n");
  }
}
