package io.keyden.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.RawRequest;
import io.keyden.acceptance.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is logged while a request is worked on names the request. */
class LogTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void a_line_for_people_names_the_request_that_failed() {
    String prlimit = Program.require("prlimit");
    try (PackagedServer server = PackagedServer.start()) {
      String id = failingRequest(prlimit, server);

      Waiting.await(
          "a line with the id",
          SOON,
          () ->
              server
                  .output()
                  .lines()
                  .anyMatch(
                      line -> line.matches("\\S+Z WARN  ApiHandler \\[" + id + "] Unavailable.*")));
    }
  }

  @Test
  void an_object_names_the_request_that_failed() {
    String prlimit = Program.require("prlimit");
    try (PackagedServer server =
        PackagedServer.setup()
            .option("--log-format", "json")
            .option("--access-log-format", "json")
            .start()) {
      String id = failingRequest(prlimit, server);

      Waiting.await(
          "an object with the id",
          SOON,
          () ->
              server
                  .output()
                  .lines()
                  .filter(line -> line.startsWith("{") && line.endsWith("}"))
                  .map(line -> Json.parse(line.getBytes(StandardCharsets.UTF_8)))
                  .anyMatch(object ->
                      object.path("requestId").stringValue("").equals(id)
                          && Json.text(object, "message").startsWith("Unavailable")
                          && Json.text(object, "level").equals("warning")));
      assertThat(server.output().lines().filter(line -> !line.startsWith("{")))
          .as("what goes to standard output")
          .noneMatch(line -> line.contains("WARN") || line.startsWith("    at "));
    }
  }

  /**
   * Lets a write fail, and returns the id of its request. What the server prints is shorter than
   * the limit on its files, what a new key writes is longer.
   */
  private static String failingRequest(String prlimit, PackagedServer server) {
    String me = Json.text(Administration.of(server).me(), "Id");
    Program.of(prlimit, "--pid", Long.toString(server.processId()), "--fsize=32768:unlimited")
        .run()
        .expectSuccess();
    Answer refused =
        Requests.send(
            server,
            RawRequest.of("POST", "/api/users/" + me + "/apikeys")
                .header("X-Octopus-ApiKey", server.administratorKey())
                .bodyWithLength(Json.compact(Json.object(Map.of("Purpose", "p")))));
    assertThat(refused.status()).isEqualTo(503);
    Program.of(prlimit, "--pid", Long.toString(server.processId()), "--fsize=unlimited:unlimited")
        .run()
        .expectSuccess();
    return refused.header("X-Request-Id").orElseThrow();
  }
}
