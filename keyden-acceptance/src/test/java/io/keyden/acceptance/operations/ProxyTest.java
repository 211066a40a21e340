package io.keyden.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  /** An nginx before {@code server}, at {@code port}. */
  private Nginx nginx(int port, PackagedServer server) throws IOException {
    return new Nginx(
        folder,
        port,
        """
        access_log off;
        server {
          listen 127.0.0.1:%d;
          location / {
            proxy_pass %s;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            %s
          }
        }
        """
            .formatted(port, server.address(), AS_DOCUMENTED));
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(SOON);
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

  private static HttpRequest.Builder signIn(int port, PackagedServer server) {
    return request(port, "/api/users/login")
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
    Program.require("nginx");
    int port = Nginx.freePort();
    try (PackagedServer server =
            PackagedServer.setup().option("--trusted-proxies", "127.0.0.1").start();
        var _ = nginx(port, server)) {
      HttpResponse<String> signedIn =
          send(signIn(port, server).header("X-Forwarded-For", "198.51.100.7, 203.0.113.9"));

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
    Program.require("nginx");
    int port = Nginx.freePort();
    try (PackagedServer server = PackagedServer.start();
        var _ = nginx(port, server)) {
      HttpResponse<String> signedIn =
          send(signIn(port, server).header("X-Forwarded-For", "203.0.113.9"));

      assertThat(signedIn.statusCode()).isEqualTo(200);
      assertThat(signedIn.headers().allValues("Set-Cookie"))
          .noneMatch(cookie -> cookie.contains("; Secure"));
      assertThat(addressesOfSignIns(server)).containsExactly("127.0.0.1");
    }
  }

  @Test
  void measurements_are_closed_to_who_comes_through_the_proxy() throws Exception {
    Program.require("nginx");
    int port = Nginx.freePort();
    try (PackagedServer server = PackagedServer.start();
        var _ = nginx(port, server)) {
      Requests.get(server, "/metrics").expect(200);

      assertThat(send(request(port, "/metrics")).statusCode()).isEqualTo(401);
      assertThat(send(request(port, "/ready")).statusCode()).isEqualTo(200);
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
