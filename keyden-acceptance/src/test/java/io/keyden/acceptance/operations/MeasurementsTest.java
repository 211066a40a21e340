package io.keyden.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code /metrics}: who may read it, that it counts what happened, and that it names nobody. */
class MeasurementsTest {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "[a-z][a-z0-9_]*(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? [0-9.E+-]+(NaN)?");

  private static Set<String> names(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[ {]", 2)[0])
        .collect(Collectors.toSet());
  }

  @Test
  void the_machine_itself_reads_what_happened_and_nothing_of_whom() {
    try (PackagedServer server = PackagedServer.start()) {
      var administration = Administration.of(server);
      String me = Json.text(administration.me(), "Id");
      List<String> secrets = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        var made =
            administration
                .post(
                    "/api/users/" + me + "/apikeys",
                    Json.object(Map.of("Purpose", "purpose-of-somebody")))
                .expect(200)
                .json();
        secrets.add(server.remember(Json.text(made, "ApiKey")));
      }
      secrets.forEach(key -> Requests.get(server, "/api/users/" + me, key).expect(200));
      for (int i = 0; i < 5; i++) {
        Requests.get(server, "/api/users/me", PackagedServer.randomKey()).expect(401);
      }
      guessPaths(server, 0, 20);
      Requests.get(server, "/metrics").expect(200); // from now on it is a series of its own
      long lines = Requests.get(server, "/metrics").text().lines().count();
      guessPaths(server, 20, 50);

      Answer answer = Requests.get(server, "/metrics").expect(200);

      String text = answer.text();
      assertThat(answer.header("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(text.lines())
          .filteredOn(line -> !line.startsWith("# HELP ") && !line.startsWith("# TYPE "))
          .allMatch(line -> SAMPLE.matcher(line).matches());
      assertThat(text.lines())
          .contains(
              "keyden_http_requests_total{method=\"POST\",route=\"/api/users/{userId}/apikeys\",status=\"2xx\"} 10.0",
              "keyden_http_requests_total{method=\"GET\",route=\"/api/users/{id}\",status=\"2xx\"} 11.0",
              "keyden_http_requests_total{method=\"GET\",route=\"none\",status=\"4xx\"} 50.0",
              "keyden_authentications_total{kind=\"key\",result=\"refused\"} 5.0",
              "keyden_credentials_refused_total{reason=\"unknown_key\"} 5.0");
      assertThat(names(text))
          .contains(
              "keyden_build_info",
              "keyden_http_request_duration_seconds_bucket",
              "keyden_cache_requests_total",
              "keyden_store_transaction_duration_seconds_sum",
              "keyden_store_commit_writes_count",
              "keyden_store_waiting_writes",
              "keyden_audit_events_total",
              "process_resident_memory_bytes",
              "process_open_fds",
              "process_start_time_seconds",
              "jvm_threads_current",
              "jvm_memory_used_bytes",
              "jvm_gc_collection_seconds_count");
      assertThat(server.hasSecretIn(text)).as("a key or a password in it").isFalse();
      assertThat(text)
          .doesNotContain(me + "\"", "apikeys-", "purpose-of", "guessed", "API-", "127.0.0.1");
      assertThat(text.lines().count())
          .as("lines after more paths that nobody serves")
          .isEqualTo(lines);
    }
  }

  private static void guessPaths(PackagedServer server, int from, int to) {
    for (int i = from; i < to; i++) {
      Requests.get(server, "/guessed-" + i).expect(404);
    }
  }

  @Test
  void who_is_not_near_needs_the_key_of_an_administrator() {
    try (PackagedServer server = PackagedServer.start()) {
      var administration = Administration.of(server);
      String robot = Json.text(administration.createServiceAccount("robot"), "Id");
      String powerless =
          server.remember(
              Json.text(
                  administration
                      .post("/api/users/" + robot + "/apikeys", Json.object(Map.of("Purpose", "p")))
                      .expect(200)
                      .json(),
                  "ApiKey"));
      RawRequest passedOn = RawRequest.of("GET", "/metrics").header("X-Forwarded-For", "127.0.0.1");

      assertThat(Requests.send(server, passedOn).status()).isEqualTo(401);
      assertThat(Requests.send(server, passedOn.header("X-Octopus-ApiKey", powerless)).status())
          .isEqualTo(403);
      Requests.send(server, passedOn.header("Authorization", "Bearer " + server.administratorKey()))
          .expect(200);
    }
  }

  @Test
  void without_addresses_nobody_is_near() {
    try (PackagedServer server =
        PackagedServer.setup().option("--metrics-addresses", "none").start()) {
      assertThat(Requests.get(server, "/metrics").status()).isEqualTo(401);
      Requests.get(server, "/metrics", server.administratorKey()).expect(200);
    }
  }

  @Test
  void who_asks_for_openmetrics_gets_it() {
    try (PackagedServer server = PackagedServer.start()) {
      Answer answer =
          Requests.send(
                  server,
                  RawRequest.of("GET", "/metrics")
                      .header(
                          "Accept",
                          "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5"))
              .expect(200);

      assertThat(answer.header("Content-Type"))
          .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
      assertThat(answer.text()).endsWith("# EOF\n");
    }
  }
}
