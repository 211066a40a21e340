package io.keyden.acceptance.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.checks.KeyTexts;
import io.keyden.acceptance.commandline.KeydenCommand.Result;
import io.keyden.client.SelfSigned;
import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever goes wrong is told in one line, with another that says what to do, an exit code for its
 * kind, and neither a stack trace nor a key.
 */
@RunsOnPackagedServer
class ErrorsTest {
  @TempDir private Path directory;

  private final PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT);
  private final String key =
      server.giveKey("Users-1", "in use", Instant.now().plus(Duration.ofDays(90)));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void no_server_is_known() {
    Result result = KeydenCommand.in(directory).run("key", "list");

    expect(result, 2, "no server is known", "keyden login --server URL");
  }

  @Test
  void no_credential_is_known() {
    Result result =
        KeydenCommand.in(directory).with("KEYDEN_URL", server.uri().toString()).run("key", "list");

    expect(result, 4, "not signed in to " + server.uri(), "KEYDEN_API_KEY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | text/html        | <!DOCTYPE html><title>Welcome</title> | address",
        "200 | application/json | {\"hello\": \"world\"}                | address",
        "302 |                  |                                       | elsewhere.example.com",
      })
  void what_answers_is_no_octopus_server(int status, String type, String body, String named)
      throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (status == 302) {
              exchange.getResponseHeaders().set("Location", "https://elsewhere.example.com/in");
              exchange.sendResponseHeaders(status, -1);
            } else {
              exchange.getResponseHeaders().set("Content-Type", type);
              exchange.sendResponseHeaders(status, 0);
              exchange.getResponseBody().write(body.getBytes(UTF_8));
            }
          }
        });
    other.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + other.getAddress().getPort());

      Result result = KeydenCommand.in(directory).on(address, key).run("key", "list");

      expect(result, 7, "", "");
      assertThat(result.errors()).contains(named);
    } finally {
      other.stop(0);
    }
  }

  @Test
  void the_key_is_unknown() {
    String unknown = KeyTexts.unknown();

    Result result = KeydenCommand.in(directory).on(server.uri(), unknown).run("key", "list");

    expect(
        result,
        4,
        "the server refuses the API key from KEYDEN_API_KEY",
        "revoked or expired",
        unknown);
  }

  @Test
  void the_key_is_unknown_to_keyden(PackagedServer keyden) {
    String unknown = KeyTexts.unknown();

    Result result = KeydenCommand.in(directory).on(keyden.address(), unknown).run("key", "list");

    expect(
        result,
        4,
        "the server refuses the API key from KEYDEN_API_KEY",
        "revoked or expired",
        unknown);
  }

  @Test
  void the_key_has_expired() {
    String ended = server.giveKey("Users-1", "ended", Instant.now().minusSeconds(60));

    Result result = KeydenCommand.in(directory).on(server.uri(), ended).run("key", "list");

    expect(result, 4, "the server refuses the API key from KEYDEN_API_KEY", "expired", ended);
  }

  @Test
  void a_permission_is_missing() {
    String robot = server.serviceAccount("robot");
    String other = server.serviceAccount("other");
    String weak = server.giveKey(robot, "weak", Instant.now().plus(Duration.ofDays(9)));

    Result result =
        KeydenCommand.in(directory)
            .on(server.uri(), weak)
            .run("key", "create", "-p", "laptop", "--user", other);

    expect(result, 5, "you may not do this", "a team that gives you User", weak);
  }

  @Test
  void a_permission_is_missing_on_keyden(PackagedServer packaged) {
    TargetServer keyden = TargetServer.of(packaged);
    String robot = keyden.serviceAccount("robot-" + PackagedServer.randomText(8));
    String other = keyden.serviceAccount("other-" + PackagedServer.randomText(8));
    String weak = keyden.giveKey(robot, "weak", Instant.now().plus(Duration.ofDays(9)));

    Result result =
        KeydenCommand.in(directory)
            .on(keyden.address(), weak)
            .run("key", "create", "-p", "laptop", "--user", other);

    expect(result, 5, "you may not do this", "a team that gives you User", weak);
  }

  @Test
  void the_server_is_asked_too_often() {
    server.rateLimit(100, Duration.ofMinutes(10));

    Result result = KeydenCommand.in(directory).on(server.uri(), key).run("key", "list");

    expect(result, 8, "the server is asked too often", "try again in 600 s");
  }

  @Test
  void the_certificate_is_not_trusted_until_its_authority_is_named()
      throws IOException, GeneralSecurityException, InterruptedException {
    SelfSigned certificate = SelfSigned.make(directory);
    Files.writeString(directory.resolve("own.pem"), certificate.certificate());
    try (ForwardingServer encrypted =
        ForwardingServer.encrypted(server.uri(), certificate.serverContext())) {
      KeydenCommand command = KeydenCommand.in(directory).on(encrypted.address(), key);

      Result refused = command.run("key", "list");
      Result trusted = command.run("key", "list", "--ca-file", "own.pem");

      expect(refused, 7, "nobody who is trusted here vouches for the certificate", "--ca-file");
      assertThat(trusted.expect(0).output()).contains("in use");
    }
  }

  @Test
  void there_is_no_such_host() {
    Result result =
        KeydenCommand.in(directory)
            .on(URI.create("https://keyden.invalid"), key)
            .run("key", "list");

    expect(result, 7, "keyden.invalid", "check the server's name");
  }

  @Test
  void nothing_listens_at_the_port() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    Result result =
        KeydenCommand.in(directory)
            .on(URI.create("http://127.0.0.1:" + free), key)
            .run("key", "list");

    expect(result, 7, "nothing answers there", "is the server running");
  }

  @Test
  void the_server_takes_too_long() {
    server.delay("*", "/**", Duration.ofSeconds(30));

    Result result =
        KeydenCommand.in(directory).on(server.uri(), key).run("key", "list", "--timeout", "1s");

    expect(result, 7, "no answer from " + server.uri(), "--timeout");
  }

  @Test
  void the_server_fails() {
    for (int i = 0; i < 10; i++) {
      server.failNext(
          "GET",
          "/api/users/me",
          500,
          Map.of("Content-Type", "application/json"),
          "{\"ErrorMessage\": \"The database is locked.\"}");
    }

    Result result = KeydenCommand.in(directory).on(server.uri(), key).run("key", "list");

    expect(result, 1, "the server failed: the database is locked", "its log says more");
  }

  @Test
  void a_key_in_place_of_a_name_is_not_repeated() {
    Result result = KeydenCommand.in(directory).on(server.uri(), key).run("key", "show", key);

    expect(result, 2, "a key is named by its id or its purpose", "revoke it");
  }

  @Test
  void an_option_with_a_secret_that_does_not_exist_is_not_repeated() {
    Result result =
        KeydenCommand.in(directory).on(server.uri(), key).run("key", "list", "--api-key=" + key);

    expect(result, 2, "unknown option --api-key", "keyden key list --help");
  }

  private void expect(
      Result result, int exitCode, String message, String hint, String... moreSecrets) {
    result.expect(exitCode);
    List<String> lines = result.errors().lines().toList();
    assertThat(lines).as(result.toString()).hasSize(2);
    assertThat(lines.getFirst()).startsWith("keyden: ").contains(message);
    assertThat(lines.getLast()).startsWith("hint: ").contains(hint);
    assertThat(result.output()).isEmpty();
    assertThat(result.everything())
        .doesNotContain(key)
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
    for (String secret : moreSecrets) {
      assertThat(result.everything()).doesNotContain(secret);
    }
  }
}
