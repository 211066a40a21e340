package io.keyden.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.secret.Secret;
import io.keyden.server.command.FirstStart;
import io.keyden.server.command.RunningServer;
import io.keyden.server.command.StartException;
import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.server.configuration.ConfigurationReading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server whose first administrator is made in the portal. */
final class PortalSetUpTest {
  private static final String PORTAL = "portal";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void who_has_the_code_becomes_the_administrator_and_who_has_not_does_not() throws Exception {
    try (var server = start(PORTAL)) {
      var before = get(server, "/api/authentication");
      var wrong = register(server, "AAAA-AAAA-AAAA-AAAA-AAAA", "eve");
      var between = get(server, "/api/authentication");
      var right = register(server, code(server), "ada");

      assertThat(setUpRequired(before)).isTrue();
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(json(wrong).get("Details").get("InvitationCode").get(0).stringValue())
          .contains("where it was started");
      assertThat(setUpRequired(between)).isTrue();
      assertThat(right.statusCode()).isEqualTo(200);
      assertThat(setUpRequired(get(server, "/api/authentication"))).isFalse();
      assertThat(json(get(server, "/api/users/me", cookies(right))).get("Username").stringValue())
          .isEqualTo("ada");
      assertThat(json(get(server, "/api/apikeys", cookies(right))).get("TotalResults").intValue())
          .as("keys of everybody, which only an administrator sees")
          .isZero();
      assertThat(register(server, code(server), "eve").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void each_start_shows_another_code_until_there_is_an_account() throws Exception {
    String first;
    try (var server = start(PORTAL)) {
      first = code(server);
    }
    String second;
    try (var server = start(PORTAL)) {
      second = code(server);
      assertThat(register(server, first, "ada").statusCode()).isEqualTo(400);
      assertThat(register(server, second, "ada").statusCode()).isEqualTo(200);
    }
    try (var server = start(PORTAL)) {
      assertThat(server.firstStart()).isEqualTo(new FirstStart.None());
    }
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void of_many_who_register_first_at_once_one_becomes_administrator() throws Exception {
    try (var server = start(PORTAL);
        var threads = Executors.newFixedThreadPool(4)) {
      var code = code(server);
      var calls =
          List.of("a", "b", "c", "d").stream()
              .<Callable<Integer>>map(name -> () -> register(server, code, name).statusCode())
              .toList();
      var statuses = new HashMap<Integer, Integer>();
      for (var outcome : threads.invokeAll(calls)) {
        statuses.merge(outcome.get(), 1, Integer::sum);
      }

      assertThat(statuses).isEqualTo(Map.of(200, 1, 400, 3));
    }
  }

  @Test
  void an_installation_that_waits_can_have_its_administrator_made_by_the_server_after_all()
      throws Exception {
    start(PORTAL).close();

    try (var server = start("made")) {
      assertThat(server.firstStart()).isInstanceOf(FirstStart.Made.class);
      assertThat(setUpRequired(get(server, "/api/authentication"))).isFalse();
    }
  }

  private RunningServer start(String firstAdministrator) throws StartException {
    var reading =
        new ConfigurationReader()
            .read(
                Map.of(
                    "--port",
                    "0",
                    "--data-dir",
                    folder.resolve("data").toString(),
                    "--first-administrator",
                    firstAdministrator),
                Map.of());
    return ThrowawayServer.start(((ConfigurationReading.Valid) reading).configuration());
  }

  private static String code(RunningServer server) {
    assertThat(server.firstStart()).isInstanceOf(FirstStart.AwaitingSetUp.class);
    Secret code = ((FirstStart.AwaitingSetUp) server.firstStart()).code();
    return code.reveal();
  }

  private HttpResponse<String> register(RunningServer server, String code, String username)
      throws IOException, InterruptedException {
    var body =
        "{\"InvitationCode\":\"%s\",\"Username\":\"%s\",\"Password\":\"a long enough one\"}"
            .formatted(code, username);
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + "/api/users/register"))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(RunningServer server, String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(server.address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String[] cookies(HttpResponse<String> answer) {
    var pairs =
        answer.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .toList();
    return new String[] {"Cookie", String.join("; ", pairs)};
  }

  private static boolean setUpRequired(HttpResponse<String> answer) {
    return json(answer).get("Keyden").get("SetUpRequired").booleanValue();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
