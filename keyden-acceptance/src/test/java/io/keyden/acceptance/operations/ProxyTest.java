package io.keyden.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Behind nginx, configured as docs/operations.md says: the record and the access log show the
 * caller and not the proxy, nobody makes up an address, cookies are secure, and the measurements
 * stay closed.
 */
class ProxyTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;

  /** An nginx in the foreground, with files of its own only. */
  private static final class Nginx implements AutoCloseable {
    private final Process process;
    private final int port;

    Nginx(String program, Path folder, URI server, String headers) throws IOException {
      this.port = freePort();
      Path configuration =
          Files.writeString(
              folder.resolve("nginx.conf"),
              """
              daemon off; master_process off; pid %1$s/pid; error_log %1$s/error.log;
              events {}
              http {
                access_log off;
                client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                server {
                  listen 127.0.0.1:%2$d;
                  location / {
                    proxy_pass %3$s;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    %4$s
                  }
                }
              }
              """
                  .formatted(folder, port, server, headers));
      this.process =
          new ProcessBuilder(
                  program,
                  "-c",
                  configuration.toString(),
                  "-p",
                  folder.toString(),
                  "-e",
                  folder.resolve("error.log").toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();
      Waiting.await("nginx listening", SOON, this::listens);
    }

    private static int freePort() throws IOException {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }

    private boolean listens() {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return socket.isConnected();
      } catch (IOException e) {
        assertThat(process.isAlive()).as("nginx runs").isTrue();
        return false;
      }
    }

    HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(SOON);
    }

    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
  }

  private static final String AS_DOCUMENTED =
      "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;"
          + " proxy_set_header X-Forwarded-Proto https;";

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static HttpRequest.Builder signIn(Nginx nginx, PackagedServer server) {
    return nginx
        .request("/api/users/login")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"Username\":\"%s\",\"Password\":\"%s\"}"
                    .formatted(PackagedServer.ADMINISTRATOR, server.administratorPassword())));
  }

  private static List<String> addressesOfSignIns(PackagedServer server) {
    JsonNode events =
        Requests.get(
                server,
                "/api/events?eventCategories=LoginSucceeded&includeSystem=true",
                server.administratorKey())
            .expect(200)
            .json();
    return Json.list(events, "Items").stream()
        .map(event -> event.path("IpAddress").asString())
        .toList();
  }

  @Test
  void behind_a_trusted_proxy_the_caller_is_who_the_proxy_saw() throws Exception {
    String program = Program.require("nginx");
    try (PackagedServer server =
            PackagedServer.setup().option("--trusted-proxies", "127.0.0.1").start();
        Nginx nginx = new Nginx(program, folder, server.address(), AS_DOCUMENTED)) {
      HttpResponse<String> signedIn =
          send(signIn(nginx, server).header("X-Forwarded-For", "198.51.100.7, 203.0.113.9"));

      assertThat(signedIn.statusCode()).isEqualTo(200);
      assertThat(signedIn.headers().allValues("Set-Cookie"))
          .isNotEmpty()
          .allMatch(cookie -> cookie.contains("; Secure"));
      // nginx adds 127.0.0.1, itself trusted; of what the client made up, the right-most counts.
      assertThat(addressesOfSignIns(server)).containsExactly("203.0.113.9");
      Path log = server.dataDirectory().resolve("access.log");
      Waiting.await(
          "the line of the sign-in", SOON, () -> read(log).contains("address=203.0.113.9 "));
      assertThat(read(log)).doesNotContain("198.51.100.7");
    }
  }

  @Test
  void who_trusts_no_proxy_sees_the_proxy_and_lets_nobody_make_up_an_address() throws Exception {
    String program = Program.require("nginx");
    try (PackagedServer server = PackagedServer.start();
        Nginx nginx = new Nginx(program, folder, server.address(), AS_DOCUMENTED)) {
      HttpResponse<String> signedIn =
          send(signIn(nginx, server).header("X-Forwarded-For", "203.0.113.9"));

      assertThat(signedIn.statusCode()).isEqualTo(200);
      assertThat(signedIn.headers().allValues("Set-Cookie"))
          .noneMatch(cookie -> cookie.contains("; Secure"));
      assertThat(addressesOfSignIns(server)).containsExactly("127.0.0.1");
    }
  }

  @Test
  void measurements_are_closed_to_who_comes_through_the_proxy() throws Exception {
    String program = Program.require("nginx");
    try (PackagedServer server = PackagedServer.start();
        Nginx nginx = new Nginx(program, folder, server.address(), AS_DOCUMENTED)) {
      Requests.get(server, "/metrics").expect(200);

      assertThat(send(nginx.request("/metrics")).statusCode()).isEqualTo(401);
      assertThat(send(nginx.request("/ready")).statusCode()).isEqualTo(200);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
