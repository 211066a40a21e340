package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RawRequest;
import io.keyden.acceptance.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Check S8: authentications are recorded, and nobody can forge a record. 10,000 times (short form:
 * 300) a user name, a purpose, a path, a User-Agent and a forwarded address are sent that try to
 * end a line and begin one of their own, by CR, LF, other line ends, terminal controls, quotes and
 * JSON. Then no line of the server's output, of the access log or of the record as CSV begins as a
 * forged one would; the access log holds a line for each request that was authenticated, with who,
 * by which key, where from and when in UTC; and no key stands in any of them.
 *
 * <p>Source: OWASP ASVS 5.0, 16.2, 16.3.1 and 16.4.1. Full form: {@code ./mvnw -Dslow -pl
 * keyden-acceptance -am verify -Dtest=ForgedLinesTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ForgedLinesTest {
  private static final String MARK = "forged";
  private static final List<String> LINE_ENDS =
      List.of(
          "\n",
          "\r",
          "\r\n",
          "\u0085",
          "\u2028",
          "\u2029",
          "\u000b",
          "\f",
          "\u0000",
          "\n\n",
          "\\n",
          "%0a",
          "%0d%0a",
          "\u001b[2K\u001b[1G",
          "\u001b[1A\r",
          "\b\b\b\b\b\b\b\b",
          "\"\n",
          "\"}\n",
          "\",\n",
          "'\n",
          "\u202e");
  private static final Pattern ANY_LINE_END = Pattern.compile("\\R|[\\u000b\\f\\u0085\\u0000]");
  private static final Pattern ACCESS_LINE =
      Pattern.compile(
          "time=(\\S+Z) id=(\\S+) address=(\\S+) user=(\\S*) key=(\\S*) method=([A-Z]+)"
              + " path=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S*) status=(\\d{3}) bytes=\\d+ micros=\\d+");
  private static final Set<String> ACCESS_MEMBERS =
      Set.of("time", "id", "address", "user", "key", "method", "path", "status", "bytes", "micros");
  private static final Set<String> LOG_MEMBERS =
      Set.of("time", "level", "logger", "message", "requestId", "thread", "exception");

  @Test
  void no_line_is_forged_by_300_tries() throws IOException {
    noLineIsForgedBy(300, Form.LINES);
  }

  @Test
  void no_json_line_is_forged_by_300_tries() throws IOException {
    noLineIsForgedBy(300, Form.JSON);
  }

  @Test
  @Tag("slow")
  void no_line_is_forged_by_10_000_tries() throws IOException {
    noLineIsForgedBy(10_000, Form.LINES);
  }

  @Test
  @Tag("slow")
  void no_json_line_is_forged_by_10_000_tries() throws IOException {
    noLineIsForgedBy(10_000, Form.JSON);
  }

  /** What a line of the access log says of an authenticated request. */
  private record AccessLine(String time, String id, String address, String user, String key) {}

  /** How the logs are written. */
  private enum Form {
    LINES("line", "logfmt") {
      @Override
      AccessLine accessLine(String line) {
        Matcher parts = ACCESS_LINE.matcher(line);
        assertThat(parts.matches()).as("form of the line: %s", line).isTrue();
        return new AccessLine(
            parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5));
      }
    },
    JSON("json", "json") {
      @Override
      AccessLine accessLine(String line) {
        JsonNode object = Json.parse(line.getBytes(StandardCharsets.UTF_8));
        assertThat(object.propertyNames()).as("members of %s", line).isEqualTo(ACCESS_MEMBERS);
        return new AccessLine(
            Json.text(object, "time"),
            Json.text(object, "id"),
            Json.text(object, "address"),
            object.path("user").asString(),
            object.path("key").asString());
      }
    };

    private final String logFormat;
    private final String accessLogFormat;

    Form(String logFormat, String accessLogFormat) {
      this.logFormat = logFormat;
      this.accessLogFormat = accessLogFormat;
    }

    abstract AccessLine accessLine(String line);
  }

  private static void noLineIsForgedBy(int count, Form form) throws IOException {
    try (PackagedServer server =
        PackagedServer.setup()
            .option("--trusted-proxies", "127.0.0.1")
            .option("--bad-key-burst", "1000000")
            .option("--log-level", "debug")
            .option("--log-format", form.logFormat)
            .option("--access-log-format", form.accessLogFormat)
            .start()) {
      Instant begin = Instant.now();
      var scan = new SecretScan();
      scan.add("administrator's key", server.administratorKey());
      Set<String> authenticated = attack(server, scan, count);
      assertThat(authenticated).as("requests that got through").hasSizeGreaterThan(count / 2);

      assertNothingForged("output", server.output());
      if (form == Form.JSON) {
        assertThat(server.output().lines().filter(line -> line.startsWith("{")))
            .allSatisfy(line ->
                assertThat(Json.parse(line.getBytes(StandardCharsets.UTF_8)).propertyNames())
                    .isSubsetOf(LOG_MEMBERS)
                    .contains("time", "level", "logger", "message"));
      }
      assertThat(scan.hits(server.outputFile())).as("keys in the output").isEmpty();
      accessLogTellsOf(server, form, authenticated, begin, scan);
      recordIsWhole(server, scan);
    }
  }

  /** Sends what is to be recorded; returns the ids of the requests with a good key. */
  private static Set<String> attack(PackagedServer server, SecretScan scan, int count) {
    var random = new Random(8);
    Set<String> authenticated = new HashSet<>();
    String admin = server.administratorKey();
    String me = Json.text(Administration.of(server).me(), "Id");
    try (var connection = new ApiConnection(server)) {
      for (int i = 0; i < count; i++) {
        String evil = payload(random);
        RawRequest create =
            ApiConnection.request("POST", "/api/users/" + me + "/apikeys", admin)
                .header("User-Agent", headerValue(payload(random)))
                .header("X-Forwarded-For", "203.0.113.5, " + headerValue(payload(random)));
        Answer created =
            connection.send(ApiConnection.withBody(create, Map.of("Purpose", "p" + evil)));
        assertThat(created.status()).as("making a key").isIn(200, 400);
        if (created.status() == 200) {
          authenticated.add(created.header("X-Request-Id").orElseThrow());
          scan.add("key " + i, Json.text(created.json(), "ApiKey"));
        }
        Answer user =
            connection.post(
                "/api/users",
                admin,
                Map.of("Username", "u" + i + evil, "DisplayName", evil, "IsService", true));
        assertThat(user.status()).as("making a user").isIn(201, 400);
        if (user.status() == 201) {
          authenticated.add(user.header("X-Request-Id").orElseThrow());
        }
        assertThat(
                connection
                    .send(
                        RawRequest.of("GET", "/api/users/" + pathPart(evil))
                            .header("X-Octopus-ApiKey", KeyTexts.unknown())
                            .header("X-Octopus-User-Agent", headerValue(evil)))
                    .status())
            .isIn(400, 401);
        if (i % 50 == 0) {
          assertThat(connection.signIn("nobody" + evil, "wrong" + evil).status()).isEqualTo(400);
        }
      }
    }
    return authenticated;
  }

  /** A text that ends a line in some way and goes on as a record of its own would begin. */
  private static String payload(Random random) {
    String end = LINE_ENDS.get(random.nextInt(LINE_ENDS.size()));
    String record =
        switch (random.nextInt(4)) {
          case 0 -> MARK + " 2026-11-24T12:00:00.000Z INFO  Login succeeded for admin";
          case 1 -> "time=" + MARK + " user=Users-1 key=apikeys-1 status=200";
          case 2 -> "{\"" + MARK + "\":\"2026-11-24\",\"status\":200}";
          default -> "\"" + MARK + "\",\"Login succeeded\",\"admin\"";
        };
    return "x" + end + record + (random.nextBoolean() ? end : "");
  }

  /** A header can't carry an end of line; what else there is goes out byte for byte. */
  private static String headerValue(String evil) {
    String bytes = new String(evil.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return bytes.replaceAll("[\\r\\n\\u0000]", "").strip();
  }

  private static String pathPart(String evil) {
    var path = new StringBuilder();
    for (byte b : evil.getBytes(StandardCharsets.UTF_8)) {
      path.append("%%%02X".formatted(b & 0xff));
    }
    return path.toString();
  }

  /** No line, however lines are ended, begins with what a payload has behind its line end. */
  private static void assertNothingForged(String where, String text) {
    List<String> forged =
        ANY_LINE_END
            .splitAsStream(text)
            .filter(line -> line.stripLeading().matches("(?s)[\"{]*(time=)?" + MARK + ".*"))
            .toList();
    assertThat(forged).as("forged lines in the %s", where).isEmpty();
    assertThat(text).as("terminal controls in the %s", where).doesNotContain("\u001b", "\b");
  }

  private static void accessLogTellsOf(
      PackagedServer server, Form form, Set<String> authenticated, Instant begin, SecretScan scan)
      throws IOException {
    Path file = server.dataDirectory().resolve("access.log");
    Waiting.await(
        "the access log telling of all " + authenticated.size() + " requests",
        Duration.ofSeconds(10),
        () -> requestIds(file).containsAll(authenticated));
    String text = Files.readString(file);

    assertNothingForged("access log", text);
    assertThat(scan.hits(file)).as("keys in the access log").isEmpty();
    for (String line : text.lines().toList()) {
      AccessLine parts = form.accessLine(line);
      if (parts.user().isEmpty()) {
        continue; // nobody was authenticated
      }
      assertThat(Instant.parse(parts.time())).isBetween(begin, Instant.now());
      assertThat(parts.address()).as("address in %s", line).matches("[0-9a-f.:]+");
      assertThat(parts.user()).as("user in %s", line).matches("Users-\\d+");
      assertThat(parts.key()).as("key in %s", line).matches("apikeys-[A-Za-z0-9]+");
    }
  }

  private static Set<String> requestIds(Path accessLog) {
    Set<String> ids = new HashSet<>();
    try {
      for (String line : Files.readAllLines(accessLog)) {
        Matcher id = Pattern.compile("[ \"]id(?:=|\":\")([0-9a-f]+)").matcher(line);
        if (id.find()) {
          ids.add(id.group(1));
        }
      }
    } catch (IOException e) {
      throw new AssertionError("the access log can't be read", e);
    }
    return ids;
  }

  /** The record over the API: JSON without keys, and CSV without forged lines. */
  private static void recordIsWhole(PackagedServer server, SecretScan scan) throws IOException {
    try (var connection = new ApiConnection(server)) {
      Answer csv =
          connection
              .get("/api/events?asCsv=true&take=100000", server.administratorKey())
              .expect(200);
      Path file = Files.createTempFile("keyden-events-", ".csv");
      try {
        Files.write(file, csv.body());
        assertThat(scan.hits(file)).as("keys in the record as CSV").isEmpty();
      } finally {
        Files.delete(file);
      }
      assertNothingForged("record as CSV", csv.text());
      List<JsonNode> messages = new ArrayList<>();
      connection
          .get("/api/events?take=1000", server.administratorKey())
          .expect(200)
          .json()
          .path("Items")
          .forEach(messages::add);
      assertThat(messages).isNotEmpty();
      for (JsonNode event : messages) {
        assertThat(Json.text(event, "Message")).doesNotContain("\n", "\r", "\u2028", "\u001b");
      }
    }
  }
}
