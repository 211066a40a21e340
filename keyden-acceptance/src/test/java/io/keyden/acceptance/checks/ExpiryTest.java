package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.CreatedKey;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RawRequest;
import io.keyden.acceptance.RunsOnPackagedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Check S7: no answer is good later than a second after the instant at which a key ends. The key,
 * and an access token made with it, are presented without a pause over kept-alive connections, so
 * that every cache has them, from before that instant until two seconds after it. Once refused,
 * they stay refused.
 *
 * <p>Short form: one key. Full form: twenty keys that end at different fractions of a second. That
 * a key stays refused when the wall clock steps back an hour is shown where time can be passed in:
 * by the tests of {@code SteadyClock}; a server that is told another time from outside would have
 * to be started under a foreign library.
 *
 * <p>Full form: {@code ./mvnw -Dslow -pl keyden-acceptance -am verify -Dtest=ExpiryTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@RunsOnPackagedServer
class ExpiryTest {
  private static final Duration BOUND = Duration.ofSeconds(1);
  private static final Duration LIFE = Duration.ofSeconds(3);
  private static final Duration WATCHED_AFTERWARDS = Duration.ofSeconds(2);

  private final PackagedServer server;
  private final String service;

  ExpiryTest(PackagedServer server) {
    this.server = server;
    this.service =
        Json.text(
            Administration.of(server)
                .createServiceAccount("expiring-" + PackagedServer.randomText(8)),
            "Id");
  }

  @Test
  void a_key_and_its_token_end_within_a_second() {
    endsInTime(List.of(Instant.now().plus(LIFE)));
  }

  @Test
  @Tag("slow")
  void twenty_keys_and_their_tokens_end_within_a_second() {
    var ends = new ArrayList<Instant>();
    for (int i = 0; i < 20; i++) {
      ends.add(Instant.now().plus(LIFE).plusSeconds(5).plusMillis(50L * i));
    }
    endsInTime(ends);
  }

  private void endsInTime(List<Instant> ends) {
    var watches = new ArrayList<CompletableFuture<Watched>>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        var connection = new ApiConnection(server)) {
      for (Instant end : ends) {
        CreatedKey key =
            connection.createKey(
                service,
                server.administratorKey(),
                Map.of("Purpose", "ends soon", "Expires", end.toString()));
        Answer token =
            connection.post("/api/users/access-token", key.secret(), Map.of()).expect(200);
        RawRequest byKey = ApiConnection.request("GET", "/api/users/me", key.secret());
        RawRequest byToken =
            RawRequest.of("GET", "/api/users/me")
                .header("Authorization", "Bearer " + Json.text(token.json(), "AccessToken"));
        watches.add(CompletableFuture.supplyAsync(() -> watch("key", byKey, end), threads));
        watches.add(CompletableFuture.supplyAsync(() -> watch("token", byToken, end), threads));
      }
      for (var watch : watches) {
        Watched watched = watch.join();
        assertThat(watched.goodBefore()).as("good answers, %s", watched).isPositive();
        assertThat(watched.refusedAfter()).as("refusals, %s", watched).isPositive();
        assertThat(watched.lastGoodBegan())
            .as("begin of the last good request, %s", watched)
            .isBeforeOrEqualTo(watched.end().plus(BOUND));
        assertThat(watched.goodAfterRefusal()).as("good after a refusal, %s", watched).isZero();
      }
    }
  }

  /** What was seen of one credential. */
  private record Watched(
      String what,
      Instant end,
      int goodBefore,
      Instant lastGoodBegan,
      int refusedAfter,
      int goodAfterRefusal) {}

  private Watched watch(String what, RawRequest request, Instant end) {
    int good = 0;
    int refused = 0;
    int goodAgain = 0;
    Instant lastGood = Instant.MIN;
    try (var connection = new ApiConnection(server)) {
      for (Instant now = Instant.now();
          now.isBefore(end.plus(WATCHED_AFTERWARDS));
          now = Instant.now()) {
        int status = connection.send(request).status();
        switch (status) {
          case 200 -> {
            good++;
            goodAgain += refused > 0 ? 1 : 0;
            lastGood = now;
          }
          // Whoever presents a bad key that often is slowed down, which is a refusal too.
          case 401, 429 -> refused++;
          default -> throw new AssertionError("status " + status);
        }
      }
    }
    return new Watched(what, end, good, lastGood, refused, goodAgain);
  }
}
