package io.keyden.http.helidon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.http.seam.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HelidonTimerTest {
  private static final Duration END_MAX = Duration.ofSeconds(10);

  private Set<Thread> before = Set.of();

  /**
   * The first server starts what the virtual machine keeps, such as the timer of Helidon's dates.
   */
  @BeforeEach
  void warmUp() throws Exception {
    try (var server = start(HttpServerSettings.builder());
        var connection = new RawConnection(server.port())) {
      assertAnswers(connection);
    }
    before = Thread.getAllStackTraces().keySet();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "localhost"})
  void a_server_that_stops_leaves_no_timer(String host) throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      start(HttpServerSettings.builder().host(host)).close();
    }

    assertNoTimerIsLeft();
  }

  @Test
  void the_timer_ends_while_the_server_runs_and_the_server_goes_on() throws Exception {
    try (var server = start(HttpServerSettings.builder());
        var connection = new RawConnection(server.port())) {
      assertNoTimerIsLeft();

      assertAnswers(connection);
    }
  }

  @Test
  void a_connection_that_is_closed_before_the_timer_asks_is_made_again()
      throws InterruptedException {
    start(HttpServerSettings.builder().idleTimeout(Duration.ofMillis(1))).close();

    assertNoTimerIsLeft();
  }

  @Test
  void one_connection_at_a_time_is_enough() throws InterruptedException {
    start(HttpServerSettings.builder().maxConnections(1)).close();

    assertNoTimerIsLeft();
  }

  @Test
  void a_server_that_cannot_listen_leaves_no_timer_and_logs_nothing() throws InterruptedException {
    var log = new Log();
    var root = Logger.getLogger("");
    try (var server = start(HttpServerSettings.builder())) {
      root.addHandler(log);

      assertThatThrownBy(() -> listen(HttpServerSettings.builder().port(server.port())))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("cannot listen on 127.0.0.1:" + server.port());
    } finally {
      root.removeHandler(log);
    }

    assertThat(log.fromBindFailure).isFalse();
    assertNoTimerIsLeft();
  }

  private static HttpServer start(HttpServerSettings.Builder settings) {
    return listen(settings.port(0));
  }

  private static HttpServer listen(HttpServerSettings.Builder settings) {
    return HttpServer.start(
        settings.build(),
        request -> Response.empty(200),
        (status, message) -> message.getBytes(UTF_8));
  }

  private static void assertAnswers(RawConnection connection) throws IOException {
    connection.send("GET /api HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(connection.receive().status()).isEqualTo(200);
  }

  private void assertNoTimerIsLeft() throws InterruptedException {
    for (var timer : timers()) {
      timer.join(END_MAX);
    }
    assertThat(timers()).isEmpty();
  }

  private Set<Thread> timers() {
    var threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeAll(before);
    threads.removeIf(thread -> !thread.getClass().getName().equals("java.util.TimerThread"));
    return threads;
  }

  private static final class Log extends Handler {
    private volatile boolean fromBindFailure;

    @Override
    public void publish(LogRecord entry) {
      fromBindFailure |= entry.getThrown() != null;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
