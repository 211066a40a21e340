package io.keyden.client.octopus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.client.octopus.Visitor.Seen;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures on demand: errors, lost answers, delays, limits and hooks. */
class PlainOctopusServerFaultsTest {
  private static final String OWN = "/api/users/Users-1/apikeys";
  private static final String ANY_KEYS = "/api/users/*/apikeys";
  private static final String BUILD = "{\"Purpose\":\"Build\"}";

  @AutoClose
  private final PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT);

  private final Visitor administrator = Visitor.administrator(server);

  @Test
  void failure_strikes_the_next_fitting_request_once_and_has_no_effect() {
    server.failNext("POST", ANY_KEYS, 503, "{\"ErrorMessage\":\"starting\"}");

    int other = administrator.get(OWN).status();
    Seen failed = administrator.post(OWN, BUILD);
    int next = administrator.post(OWN, BUILD).status();

    assertThat(List.of(other, failed.status(), next)).containsExactly(200, 503, 200);
    assertThat(failed.error()).isEqualTo("starting");
    assertThat(server.keys()).hasSize(2);
  }

  @Test
  void failure_may_be_no_json_and_have_headers() {
    server.failNext("GET", "/api", 302, Map.of("Location", "/elsewhere"), "<html>moved</html>");

    Seen failed = administrator.get("/api");

    assertThat(failed.headers().firstValue("Location")).contains("/elsewhere");
    assertThat(failed.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(failed.text()).isEqualTo("<html>moved</html>");
  }

  @Test
  void failure_may_be_empty() {
    server.failNext("*", "/api/**", 500, "");

    Seen failed = administrator.get("/api/users/me");

    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.text()).isEmpty();
  }

  @Test
  void failures_are_used_up_in_the_order_in_which_they_were_armed() {
    server.failNext("GET", "/api", 500, "{}");
    server.failNext("GET", "/api", 502, "{}");

    int first = administrator.get("/api").status();
    int second = administrator.get("/api").status();

    assertThat(List.of(first, second)).containsExactly(500, 502);
  }

  @ParameterizedTest
  @CsvSource({"BEFORE_ACTING,0", "AFTER_ACTING,1"})
  void lost_answer_leaves_the_effect_of_its_moment(Moment moment, int made) {
    server.dropConnectionOn("POST", ANY_KEYS, moment);

    assertThatThrownBy(() -> administrator.post(OWN, BUILD))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(server.keys())
        .filteredOn(key -> key.purpose().equals("Build") && key.works())
        .hasSize(made);
    assertThat(server.requests()).hasSize(1);
    assertThat(administrator.post(OWN, BUILD).status()).isEqualTo(200);
  }

  @Test
  void failure_after_acting_leaves_the_effect() {
    server.failNext("POST", ANY_KEYS, Moment.AFTER_ACTING, 504, "<html>too late</html>");

    Seen failed = administrator.post(OWN, BUILD);

    assertThat(failed.status()).isEqualTo(504);
    assertThat(server.keys()).extracting(KeyState::purpose).contains("Build");
  }

  @Test
  void hook_that_throws_costs_the_answer() {
    server.hook(
        "POST",
        ANY_KEYS,
        () -> {
          throw new IllegalStateException("on purpose");
        });

    assertThatThrownBy(() -> administrator.post(OWN, BUILD))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(server.keys()).hasSize(1);
  }

  @Test
  void fault_sees_through_an_overridden_method_and_moved_paths() {
    try (PlainOctopusServer moved =
        PlainOctopusServer.of(OctopusVersion.CURRENT).movedPaths().start()) {
      String id = moved.person("ada", "secret");
      moved.failNext("DELETE", "/api/users/*", 500, "{}");

      Seen failed =
          Visitor.administrator(moved)
              .with("X-HTTP-Method-Override", "DELETE")
              .post("/api/people/" + id, "");

      assertThat(failed.status()).isEqualTo(500);
    }
  }

  @Test
  void limited_rate_refuses_so_many_requests_and_says_when_to_come_back() {
    server.rateLimit(2, Duration.ofSeconds(7));

    Seen first = administrator.get("/api");
    Seen second = administrator.post(OWN, BUILD);
    Seen third = administrator.post(OWN, BUILD);

    assertThat(List.of(first.status(), second.status(), third.status()))
        .containsExactly(429, 429, 200);
    assertThat(first.headers().firstValue("Retry-After")).contains("7");
    assertThat(first.headers().firstValue("Octopus-RateLimit")).contains("r=0;t=7");
    assertThat(first.error()).isNotEmpty();
    assertThat(server.keys()).hasSize(2);
  }

  @Test
  void hook_runs_when_the_request_has_arrived_and_nothing_has_happened() {
    List<Integer> keysThen = new CopyOnWriteArrayList<>();
    server.hook("POST", ANY_KEYS, () -> keysThen.add(server.keys().size()));
    server.hook("POST", ANY_KEYS, Moment.AFTER_ACTING, () -> keysThen.add(server.keys().size()));

    administrator.get(OWN);
    administrator.post(OWN, BUILD);

    assertThat(keysThen).containsExactly(1, 2);
  }

  @Test
  void others_are_served_while_a_hook_holds_a_request_up() throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    CompletableFuture<Boolean> release = new CompletableFuture<>();
    server.hook(
        "POST",
        ANY_KEYS,
        () -> {
          arrived.countDown();
          assertThat(release.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
        });

    CompletableFuture<Seen> held =
        CompletableFuture.supplyAsync(() -> administrator.post(OWN, BUILD));
    assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    int meanwhile = administrator.get("/api/users/me").status();
    release.complete(true);

    assertThat(meanwhile).isEqualTo(200);
    assertThat(held.orTimeout(20, TimeUnit.SECONDS).join().status()).isEqualTo(200);
  }

  @Test
  void delayed_request_waits_and_does_not_hold_the_end_up() {
    server.delay("GET", "/api/users/me", Duration.ofMinutes(5));
    CountDownLatch arrived = new CountDownLatch(1);
    server.hook("GET", "/api/users/me", arrived::countDown);

    CompletableFuture<Seen> waiting =
        CompletableFuture.supplyAsync(() -> administrator.get("/api/users/me"));
    assertThat(await(arrived)).isTrue();
    int other = administrator.get("/api").status();
    boolean answered = waiting.isDone();
    server.close();

    assertThat(other).isEqualTo(200);
    assertThat(answered).isFalse();
    assertThatThrownBy(() -> waiting.orTimeout(20, TimeUnit.SECONDS).join())
        .hasCauseInstanceOf(UncheckedIOException.class);
  }

  @Test
  void delay_of_an_instant_changes_nothing_else() {
    server.delay("POST", ANY_KEYS, Duration.ofMillis(50));
    long begun = System.nanoTime();

    Seen made = administrator.post(OWN, BUILD);

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(Duration.ofMillis(50));
    assertThat(made.status()).isEqualTo(200);
  }

  @Test
  void disarmed_server_is_well_again() {
    server.failNext("GET", "/api", 500, "{}");
    server.dropConnectionOn("GET", "/api", Moment.BEFORE_ACTING);
    server.rateLimit(5, Duration.ofSeconds(1));

    server.disarm();

    assertThat(administrator.get("/api").status()).isEqualTo(200);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
