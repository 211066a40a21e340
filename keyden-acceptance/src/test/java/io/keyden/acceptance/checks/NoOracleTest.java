package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.CreatedKey;
import io.keyden.acceptance.Header;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RawRequest;
import io.keyden.acceptance.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Check S3: no oracle. An unknown, mistyped, malformed, revoked or expired key, and a key whose
 * owner is disabled, get the same status and the same bytes; only the request id and the date
 * differ. Medians of the time to answer, of 10,000 requests each, lie within 5 % (short form: 600
 * within 25 %, which a busy machine keeps too). Revoked, expired and disabled keys were good and in
 * use before, so that a cache had its chance to remember them.
 *
 * <p>The kinds take turns in random order on one connection, so that whatever slows the machine
 * down slows all of them down.
 *
 * <p>Source: OWASP ASVS 5.0, 6.3.8 and 11.2.4. Full form: {@code ./mvnw -Dslow -pl
 * keyden-acceptance -am verify -Dtest=NoOracleTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class NoOracleTest {
  private static final Set<String> HEADERS_OF_THE_MOMENT = Set.of("date", "x-request-id");
  private static final int WARM_UP = 100;

  @Test
  void no_refused_key_can_be_told_from_another_by_600_answers_each() {
    noneIsToldApart(600, 0.25);
  }

  @Test
  @Tag("slow")
  void no_refused_key_can_be_told_from_another_by_10_000_answers_each() {
    noneIsToldApart(10_000, 0.05);
  }

  private static void noneIsToldApart(int count, double tolerance) {
    try (PackagedServer server =
            PackagedServer.setup().option("--bad-key-burst", "1000000").start();
        var connection = new ApiConnection(server)) {
      Map<String, RawRequest> kinds = kinds(server, connection);
      Map<String, String> answers = new LinkedHashMap<>();
      Map<String, long[]> nanos = new LinkedHashMap<>();
      kinds.forEach((kind, request) -> {
        answers.put(kind, bytes(connection.send(request)));
        nanos.put(kind, new long[count]);
      });

      measure(connection, kinds, nanos, count);

      assertThat(answers.get("unknown")).startsWith("401 ");
      assertThat(Set.copyOf(answers.values())).as("different answers: %s", answers).hasSize(1);
      Map<String, Double> medians = new LinkedHashMap<>();
      nanos.forEach((kind, times) -> medians.put(kind, median(times) / 1_000));
      double least = Collections.min(medians.values());
      double most = Collections.max(medians.values());
      System.out.printf("S3: medians of %d in microseconds: %s%n", count, medians);
      assertThat(most / least - 1)
          .as("spread of the medians in microseconds: %s", medians)
          .isLessThanOrEqualTo(tolerance);
    }
  }

  private static void measure(
      ApiConnection connection,
      Map<String, RawRequest> kinds,
      Map<String, long[]> nanos,
      int count) {
    List<String> order = new ArrayList<>(kinds.keySet());
    var random = new Random(20_261_124);
    for (int round = -WARM_UP; round < count; round++) {
      Collections.shuffle(order, random);
      for (String kind : order) {
        RawRequest request = kinds.getOrDefault(kind, RawRequest.of("GET", "/"));
        long begin = System.nanoTime();
        Answer answer = connection.send(request);
        long taken = System.nanoTime() - begin;
        assertThat(answer.status()).isEqualTo(401);
        if (round >= 0) {
          nanos.getOrDefault(kind, new long[count])[round] = taken;
        }
      }
    }
  }

  private static Map<String, RawRequest> kinds(PackagedServer server, ApiConnection connection) {
    String admin = server.administratorKey();
    var administration = Administration.of(server);
    String service = Json.text(administration.createServiceAccount("oracle-service"), "Id");
    String disabled = Json.text(administration.createServiceAccount("oracle-disabled"), "Id");
    Instant end = Instant.now().plusSeconds(5);
    CreatedKey good = connection.createKey(service, admin, Map.of("Purpose", "stays"));
    CreatedKey revoked = connection.createKey(service, admin, Map.of("Purpose", "revoked"));
    CreatedKey expired =
        connection.createKey(
            service, admin, Map.of("Purpose", "expired", "Expires", end.toString()));
    CreatedKey orphan = connection.createKey(disabled, admin, Map.of("Purpose", "orphan"));
    for (CreatedKey key : List.of(good, revoked, expired, orphan)) {
      connection.get("/api/users/me", key.secret()).expect(200);
    }
    connection.delete(revoked.path(), admin).expect(200);
    ObjectNode user = (ObjectNode) administration.get("/api/users/" + disabled).expect(200).json();
    administration.put("/api/users/" + disabled, user.put("IsActive", false)).expect(200);
    Waiting.await(
        "the end of the key that expires",
        Duration.ofSeconds(30),
        () -> connection.get("/api/users/me", expired.secret()).status() == 401);
    Map<String, RawRequest> kinds = new LinkedHashMap<>();
    kinds.put("unknown", me(KeyTexts.unknown()));
    kinds.put("mistyped", me(KeyTexts.mistyped(good.secret())));
    kinds.put("malformed", me("API-lower-case-and-hyphens-0000"));
    kinds.put("revoked", me(revoked.secret()));
    kinds.put("expired", me(expired.secret()));
    kinds.put("owner disabled", me(orphan.secret()));
    return kinds;
  }

  private static RawRequest me(String key) {
    return ApiConnection.request("GET", "/api/users/me", key);
  }

  /** Status, headers and body, but what belongs to the moment. */
  private static String bytes(Answer answer) {
    String headers =
        answer.headers().stream()
            .filter(
                header -> !HEADERS_OF_THE_MOMENT.contains(header.name().toLowerCase(Locale.ROOT)))
            .map(Header::toString)
            .toList()
            .toString();
    return answer.status() + " " + headers + " " + answer.text();
  }

  private static double median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }
}
