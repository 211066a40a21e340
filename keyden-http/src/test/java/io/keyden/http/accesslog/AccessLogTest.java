package io.keyden.http.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.Principal;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Origin;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.time.ManualClock;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class AccessLogTest {
  private static final Caller ADA =
      new Caller(
          new Principal.Person(new UserId("Users-7"), "ada", "Ada"),
          new Proof.Key(
              new ApiKeyId("apikeys-00000000000000000000000001"),
              "API-ABC",
              "Build",
              Instant.EPOCH,
              Optional.empty()),
          Grants.NONE,
          Origin.SERVER);

  @TempDir private Path folder;
  private final ManualClock clock = ManualClock.atNoon();

  private static Request request(String target) {
    return Request.to(Method.GET, target)
        .remoteAddress("10.0.0.1")
        .requestId("r1")
        .header("X-Octopus-ApiKey", "API-SECRETSECRETSECRETSECRET12")
        .header("User-Agent", "curl")
        .body("{\"Password\":\"secret\"}")
        .build();
  }

  private List<String> written(AccessLogFormat format, String target) throws IOException {
    var file = folder.resolve("access.log");
    try (var log = new AccessLog(file, format, clock)) {
      log.answered(request(target), Optional.of(ADA), Response.json(200, new byte[42]), 1_234_567);
    }
    return Files.readAllLines(file);
  }

  @Test
  void logfmt_line_has_who_what_and_how_long() throws IOException {
    assertThat(written(AccessLogFormat.LOGFMT, "/api/users/me?apikey=API-SECRET"))
        .containsExactly(
            "time=2026-03-01T12:00:00.000Z id=r1 address=10.0.0.1 user=Users-7"
                + " key=apikeys-00000000000000000000000001 method=GET path=/api/users/me"
                + " status=200 bytes=42 micros=1234");
  }

  @Test
  void json_line_has_the_same() throws IOException {
    assertThat(written(AccessLogFormat.JSON, "/api/users/me?apikey=API-SECRET"))
        .containsExactly(
            "{\"time\":\"2026-03-01T12:00:00.000Z\",\"id\":\"r1\",\"address\":\"10.0.0.1\","
                + "\"user\":\"Users-7\",\"key\":\"apikeys-00000000000000000000000001\","
                + "\"method\":\"GET\",\"path\":\"/api/users/me\",\"status\":200,\"bytes\":42,"
                + "\"micros\":1234}");
  }

  @Test
  void nobody_known_is_an_empty_user() throws IOException {
    var file = folder.resolve("access.log");
    try (var log = new AccessLog(file, AccessLogFormat.LOGFMT, clock)) {
      log.answered(request("/api"), Optional.empty(), Response.empty(401), 0);
    }

    assertThat(Files.readString(file)).contains(" user= key= ");
  }

  @ParameterizedTest
  @EnumSource
  void nothing_that_is_sent_forges_a_line(AccessLogFormat format) {
    var random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      var hostile = hostile(random);
      var out = new StringBuilder();

      format.append(
          out,
          new AccessLine(
              clock.instant(), "r1", hostile, hostile, hostile, "GET", hostile, 200, 1, 1));

      var line = out.toString();
      assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
      assertThat(line.substring(0, line.length() - 1).chars()).allMatch(c -> c >= ' ' && c < 0x7f);
      if (format == AccessLogFormat.JSON) {
        assertThat(JsonMapper.shared().readTree(line).propertyNames()).hasSize(10);
      } else {
        assertThat(line.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "x")).containsOnlyOnce(" status=");
      }
    }
  }

  private static String hostile(Random random) {
    var pieces =
        List.of(
            "\r\n",
            "\n",
            "\u001b[2J",
            "\u2028",
            "\"",
            "\\",
            "\\\"",
            " status=200",
            "=",
            "},{",
            "time=",
            "\0",
            "\ud800",
            "ż",
            "/api",
            " ");
    var text = new StringBuilder();
    int count = random.nextInt(0, 8);
    for (int i = 0; i < count; i++) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  @Test
  void a_slow_disk_drops_lines_and_never_holds_up_a_request() throws Exception {
    var disk = new CountDownLatch(1);
    var slow = new SlowWriter(disk);
    try (var log = new AccessLog(new BufferedWriter(slow), AccessLogFormat.LOGFMT, clock, 10)) {
      for (int i = 0; i < 5_000; i++) {
        log.answered(request("/api"), Optional.empty(), Response.empty(200), 0);
      }

      assertThat(log.dropped()).isBetween(2_900L, 4_999L);
      disk.countDown();
    }
    assertThat(slow.text.toString().lines()).allMatch(line -> line.startsWith("time="));
  }

  /** Waits for the disk before each write. */
  private static final class SlowWriter extends Writer {
    private final CountDownLatch disk;
    private final StringBuilder text = new StringBuilder();

    SlowWriter(CountDownLatch disk) {
      this.disk = disk;
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
      try {
        disk.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      text.append(characters, from, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
