package io.keyden.http.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReceiveBudgetTest {
  private static final int BODY_BYTES = 100_000;

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final HttpServer server =
      HttpServer.start(
          HttpServerSettings.builder()
              .port(0)
              .maxBodyBytes(BODY_BYTES)
              .maxReceivedBytes(BODY_BYTES)
              .build(),
          this::answer,
          (status, message) -> message.getBytes(StandardCharsets.UTF_8));

  enum Framing {
    LENGTH {
      @Override
      String head(String path) {
        return "POST " + path + HEAD + "Content-Length: " + BODY_BYTES + "\r\n\r\n";
      }

      @Override
      String end() {
        return "";
      }
    },
    ONE_CHUNK {
      @Override
      String head(String path) {
        return "POST "
            + path
            + HEAD
            + "Transfer-Encoding: chunked\r\n\r\n%x\r\n".formatted(BODY_BYTES);
      }

      @Override
      String end() {
        return "\r\n0\r\n\r\n";
      }
    };

    private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\n";

    /** What comes before the body. */
    abstract String head(String path);

    /** What comes after it. */
    abstract String end();
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void who_holds_all_memory_keeps_large_requests_out_and_small_ones_not(Framing framing)
      throws Exception {
    try (var first = connect()) {
      holdAll(first, framing);

      assertThat(large()).isEqualTo(503);
      assertThat(small()).isEqualTo(200);

      released.countDown();
      assertThat(first.receive().body()).isEqualTo(String.valueOf(BODY_BYTES));
      awaitRoom();
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_a_connection_held_is_free_when_it_ends(Framing framing) throws IOException {
    for (int i = 0; i < 20; i++) {
      try (var connection = connect()) {
        connection.send(framing.head("/api") + "x".repeat(BODY_BYTES - 1));
      }
      awaitRoom();
    }
  }

  @Test
  void who_is_refused_is_told_when_to_come_back() throws Exception {
    try (var first = connect();
        var second = connect()) {
      holdAll(first, Framing.LENGTH);

      second.send(Framing.LENGTH.head("/api") + "x".repeat(BODY_BYTES));
      var answer = second.receive();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).hasValue("1");
      assertThat(answer.header("Connection")).hasValue("close");
      assertThat(answer.body()).isEqualTo("The server is too busy. Try again in a moment.");
    }
  }

  @Test
  void an_announced_body_takes_nothing_before_it_arrives() throws IOException {
    List<RawConnection> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        waiting.add(connect().send(Framing.LENGTH.head("/api") + "x"));
      }

      assertThat(large()).isEqualTo(200);
    } finally {
      for (var connection : waiting) {
        connection.close();
      }
    }
  }

  @Test
  void one_connection_may_send_large_requests_one_after_the_other() throws IOException {
    try (var connection = connect()) {
      for (int i = 0; i < 20; i++) {
        connection.send(Framing.LENGTH.head("/api") + "x".repeat(BODY_BYTES));

        assertThat(connection.receive().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void what_is_asked_beyond_the_rest_changes_nothing() {
    var budget = new ReceiveBudget(10);
    var one = budget.open();
    var other = budget.open();
    assertThat(one.hold(ReceiveBudget.ALLOWANCE_BYTES + 4)).isTrue();
    assertThat(other.hold(ReceiveBudget.ALLOWANCE_BYTES)).isTrue();

    assertThat(other.hold(7)).isFalse();
    assertThat(other.hold(6)).isTrue();
    assertThat(one.hold(1)).isFalse();

    other.release(ReceiveBudget.ALLOWANCE_BYTES + 1);
    assertThat(one.hold(6)).isFalse();
    assertThat(one.hold(5)).isTrue();
    other.release(0);
    other.release(0);

    assertThat(one.hold(1)).isTrue();
    assertThat(one.hold(1)).isFalse();
  }

  /** Sends a request that has arrived whole and holds its memory until it is released. */
  private void holdAll(RawConnection connection, Framing framing) throws Exception {
    connection.send(framing.head("/wait") + "x".repeat(BODY_BYTES) + framing.end());
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /** An answer arrives, and a connection is closed here, a moment before the memory is free. */
  private void awaitRoom() throws IOException {
    for (int attempt = 1; large() != 200; attempt++) {
      assertThat(attempt).as("attempts").isLessThan(10_000);
    }
  }

  private int large() throws IOException {
    try (var connection = connect()) {
      connection.send(Framing.LENGTH.head("/api"));
      connection.trySend("x".repeat(BODY_BYTES));
      return connection.receive().status();
    }
  }

  private int small() throws IOException {
    try (var connection = connect()) {
      connection.send("POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000\r\n\r\n");
      connection.send("x".repeat(8_000));
      return connection.receive().status();
    }
  }

  private RawConnection connect() throws IOException {
    return new RawConnection(server.port());
  }

  private Response answer(Request request) {
    if (request.path().equals("/wait")) {
      entered.countDown();
      try {
        assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return Response.json(
        200, String.valueOf(request.body().length).getBytes(StandardCharsets.US_ASCII));
  }
}
