package io.keyden.http.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.status.Health;
import io.keyden.core.status.HealthStore;
import io.keyden.core.status.InMemoryHealthStore;
import io.keyden.core.status.Readiness;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.time.ManualClock;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProbesTest {
  /** A database that can be switched off, and counts. */
  private static final class Breakable implements HealthStore {
    private final HealthStore real;
    private boolean broken;
    private int touches;

    Breakable(HealthStore real) {
      this.real = real;
    }

    @Override
    public void touch(Instant instant) {
      touches++;
      if (broken) {
        throw new IllegalStateException("SQLITE_FULL: /var/lib/keyden/keyden.db");
      }
      real.touch(instant);
    }

    @Override
    public Optional<Instant> touched() {
      return real.touched();
    }
  }

  private final ManualClock clock = ManualClock.atNoon();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final Breakable store = new Breakable(new InMemoryHealthStore(transactions));
  private final Readiness readiness = new Readiness(new Health(transactions, store, clock));
  private final Probes probes = new Probes(readiness, request -> Response.empty(299));

  private Response get(String path) {
    return probes.handle(Request.to(Method.GET, path).build());
  }

  private static String text(Response response) {
    return new String(response.body(), UTF_8);
  }

  @Test
  void a_process_that_answers_is_alive_whatever_it_lacks_and_touches_nothing() {
    store.broken = true;
    readiness.stop();

    assertThat(get("/live").status()).isEqualTo(200);
    assertThat(text(get("/live"))).isEqualTo("{\"IsAlive\":true}");
    assertThat(store.touches).isZero();
  }

  @Test
  void a_server_that_works_is_ready() {
    assertThat(get("/ready").status()).isEqualTo(200);
    assertThat(text(get("/ready?x=1"))).isEqualTo("{\"IsReady\":true,\"Lacks\":[]}");
  }

  @Test
  void a_database_that_is_away_is_named_without_a_detail() {
    store.broken = true;

    var answer = get("/ready");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(text(answer)).isEqualTo("{\"IsReady\":false,\"Lacks\":[\"Database\"]}");
  }

  @Test
  void a_server_that_stops_is_not_ready() {
    readiness.stop();

    assertThat(get("/ready").status()).isEqualTo(503);
    assertThat(text(get("/ready"))).isEqualTo("{\"IsReady\":false,\"Lacks\":[\"Stopping\"]}");
  }

  @Test
  void a_thousand_questions_try_the_database_once() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(get("/ready").status()).isEqualTo(200);
    }

    assertThat(store.touches).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/live",
    "DELETE,/ready",
    "GET,/livelier",
    "GET,/api/live",
    "GET,/",
    "GET,//live"
  })
  void all_else_goes_on(Method method, String path) {
    assertThat(probes.handle(Request.to(method, path).build()).status()).isEqualTo(299);
  }
}
