package io.keyden.http.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReceiveBudgetTest {
  private static final int BODY_BYTES = 100_000;

  private final HttpServer server =
      HttpServer.start(
          HttpServerSettings.builder()
              .port(0)
              .maxBodyBytes(BODY_BYTES)
              .maxReceivedBytes(BODY_BYTES)
              .build(),
          ReceiveBudgetTest::answer,
          (status, message) -> message.getBytes(StandardCharsets.UTF_8));

  enum Framing {
    LENGTH {
      @Override
      String head() {
        return HEAD + "Content-Length: " + BODY_BYTES + "\r\n\r\n";
      }

      @Override
      String end() {
        return "";
      }
    },
    ONE_CHUNK {
      @Override
      String head() {
        return HEAD + "Transfer-Encoding: chunked\r\n\r\n%x\r\n".formatted(BODY_BYTES);
      }

      @Override
      String end() {
        return "\r\n0\r\n\r\n";
      }
    };

    private static final String HEAD = "POST /api HTTP/1.1\r\nHost: localhost\r\n";

    /** What comes before the body. */
    abstract String head();

    /** What comes after it. */
    abstract String end();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void who_holds_all_memory_keeps_large_requests_out_and_small_ones_not(Framing framing)
      throws IOException {
    try (var first = connect()) {
      first.send(framing.head() + "x".repeat(BODY_BYTES - 1));
      awaitFull();

      assertThat(small()).isEqualTo(200);

      first.send("x" + framing.end());
      assertThat(first.receive().body()).isEqualTo(String.valueOf(BODY_BYTES));
      assertThat(large()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_a_connection_held_is_free_when_it_ends(Framing framing) throws IOException {
    try (var first = connect()) {
      first.send(framing.head() + "x".repeat(BODY_BYTES - 1));
      awaitFull();
    }

    for (int attempt = 1; large() != 200; attempt++) {
      assertThat(attempt).as("attempts").isLessThan(10_000);
    }
  }

  @Test
  void who_is_refused_is_told_when_to_come_back() throws IOException {
    try (var first = connect();
        var second = connect()) {
      first.send(Framing.LENGTH.head() + "x".repeat(BODY_BYTES - 1));
      awaitFull();

      second.send(Framing.LENGTH.head() + "x".repeat(BODY_BYTES));
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
        waiting.add(connect().send(Framing.LENGTH.head() + "x"));
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
        connection.send(Framing.LENGTH.head() + "x".repeat(BODY_BYTES));

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

  /** What was sent is read by another thread. */
  private void awaitFull() throws IOException {
    for (int attempt = 1; large() != 503; attempt++) {
      assertThat(attempt).as("attempts").isLessThan(10_000);
    }
  }

  private int large() throws IOException {
    try (var connection = connect()) {
      connection.send(Framing.LENGTH.head());
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

  private static Response answer(Request request) {
    return Response.json(
        200, String.valueOf(request.body().length).getBytes(StandardCharsets.US_ASCII));
  }
}
