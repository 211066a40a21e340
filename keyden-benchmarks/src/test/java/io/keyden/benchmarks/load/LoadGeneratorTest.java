package io.keyden.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LoadGeneratorTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  /** Long enough for a machine that is busy with other tests. */
  private static final Duration LONG = Duration.ofSeconds(1);

  private static final int BODY_LENGTH = 70_000;

  private final AtomicInteger answered = new AtomicInteger();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/good", exchange -> answer(exchange, 200, new byte[BODY_LENGTH]));
    server.createContext("/bad", exchange -> answer(exchange, 500, new byte[0]));
    server.createContext("/chunked", LoadGeneratorTest::answerInChunks);
    server.createContext("/never", exchange -> answered.incrementAndGet());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, int status, byte[] body) {
    try (exchange) {
      answered.incrementAndGet();
      keys.addAll(exchange.getRequestHeaders().getOrDefault("X-Octopus-ApiKey", List.of()));
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answerInChunks(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
    }
  }

  private LoadGenerator generator(byte[]... requests) {
    return new LoadGenerator(
        server.getAddress(),
        3,
        place -> requests[place % requests.length],
        new Meters(ProcessHandle.current().pid()));
  }

  @Test
  void counts_whole_answers_with_their_bytes_and_times() throws IOException {
    var generator = generator(Requests.get("/good", "API-ONE"), Requests.get("/good", "API-TWO"));

    var measurement = generator.measure(Duration.ZERO, LONG);

    long counted = measurement.latencies().total();
    assertThat(counted).isPositive().isLessThanOrEqualTo(answered.get());
    assertThat(measurement.bytesPerAnswer()).isBetween((double) BODY_LENGTH, BODY_LENGTH + 500.0);
    assertThat(measurement.failures()).isZero();
    assertThat(measurement.quantileMicros(0.5)).isPositive();
    assertThat(measurement.used().nanoTime()).isGreaterThanOrEqualTo(LONG.toNanos());
    assertThat(keys).containsExactlyInAnyOrder("API-ONE", "API-TWO");
  }

  @Test
  void answers_of_the_warm_up_do_not_count() throws IOException {
    var measurement = generator(Requests.get("/good")).measure(LONG, LONG);

    assertThat(measurement.latencies().total()).isPositive().isLessThan(answered.get());
  }

  @Test
  void answers_that_are_not_good_are_told() throws IOException {
    var requests = generator(Requests.post("/bad", "API-ONE", "{}"));

    var measurement = requests.measure(Duration.ZERO, LONG);

    assertThat(measurement.failures()).isPositive().isEqualTo(measurement.latencies().total());
  }

  @Test
  void an_answer_of_unknown_length_ends_the_measuring() {
    var requests = generator(Requests.get("/chunked"));

    assertThatThrownBy(() -> requests.measure(Duration.ZERO, LONG))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not say how long");
  }

  @Test
  void a_server_that_never_answers_ends_the_measuring() {
    var requests = generator(Requests.get("/never"));

    assertThatThrownBy(() -> requests.measure(Duration.ZERO, SHORT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no answer");
  }
}
