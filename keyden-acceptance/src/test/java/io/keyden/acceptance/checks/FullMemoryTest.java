package io.keyden.acceptance.checks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.PackagedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever may connect cannot fill the server's memory: 800 connections send, without any key, all
 * that a request may hold at once and then wait, three times the heap altogether. Keys go on
 * working meanwhile, and the server lives.
 */
class FullMemoryTest {
  private static final int CONNECTIONS = 800;
  private static final int BODY_BYTES = 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  enum Request {
    ANNOUNCED("Content-Length: " + BODY_BYTES + "\r\n\r\n", 0),
    ALL_BUT_ONE_BYTE("Content-Length: " + BODY_BYTES + "\r\n\r\n", BODY_BYTES - 1),
    ONE_CHUNK("Transfer-Encoding: chunked\r\n\r\n100000\r\n", BODY_BYTES - 1),
    ENDLESS_SIZE_OF_A_CHUNK("Transfer-Encoding: chunked\r\n\r\n", BODY_BYTES - 1);

    private final String rest;
    private final int bodyBytes;

    Request(String rest, int bodyBytes) {
      this.rest = rest;
      this.bodyBytes = bodyBytes;
    }

    byte[] bytes() {
      return ("POST /api/users/login HTTP/1.1\r\nHost: localhost\r\n"
              + rest
              + "0".repeat(bodyBytes))
          .getBytes(US_ASCII);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobody_can_fill_the_memory(Request request) throws Exception {
    try (var server = PackagedServer.start();
        var connections = new Connections()) {
      String key = server.administratorKey();
      try (var connection = new ApiConnection(server)) {
        connection.get("/api/users/me", key).expect(200);

        connections.send(server, request);

        connection.get("/api/users/me", key).expect(200);
        connection.get("/api/users", key).expect(200);
      }
      assertThat(server.output()).doesNotContain("OutOfMemoryError");
    }
  }

  /** Connections that are in the middle of their request. */
  private static final class Connections implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    void send(PackagedServer server, Request request) throws IOException, InterruptedException {
      byte[] bytes = request.bytes();
      var sent = new CountDownLatch(CONNECTIONS);
      for (int i = 0; i < CONNECTIONS; i++) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        sockets.add(socket);
        threads.execute(() -> {
          try {
            socket.getOutputStream().write(bytes);
          } catch (IOException e) {
            // It was refused, as it may be.
          } finally {
            sent.countDown();
          }
        });
      }
      assertThat(sent.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("all is sent").isTrue();
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : sockets) {
        socket.close();
      }
      threads.close();
    }
  }
}
