package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.CreatedKey;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.RawRequest;
import io.keyden.acceptance.Waiting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Check S2: nothing on disk gives a key back. 10,000 keys (short form: 500) are issued, used once
 * each, and then looked for, whole or by their last eight characters: in the database and its log,
 * in whatever else lies in the data directory, in the server's output, in the measurements, in the
 * audit record as the API shows it, and in a heap dump taken ten seconds after the last request.
 * The same goes for a password that was signed in with, the session, and an access token. 0 hits.
 *
 * <p>Steady state means that the connections are closed: the buffers of one that stays open hold
 * its last request and answer until the next, or until the server closes it as idle.
 *
 * <p>Source: OWASP ASVS 5.0, 6.5.2 and 16.2.5. Full form: {@code ./mvnw -Dslow -pl
 * keyden-acceptance -am verify -Dtest=NothingGivesAKeyBackTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class NothingGivesAKeyBackTest {
  private static final Duration STEADY_AFTER = Duration.ofSeconds(10);

  @TempDir Path scratch;

  @Test
  void five_hundred_keys_are_nowhere_to_be_found() throws IOException {
    nothingIsFoundAfter(500);
  }

  @Test
  @Tag("slow")
  void ten_thousand_keys_are_nowhere_to_be_found() throws IOException {
    nothingIsFoundAfter(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16LE", "UTF-16BE"})
  void a_key_that_is_there_is_found(String charset) throws IOException {
    var scan = new SecretScan();
    String key = PackagedServer.randomKey();
    scan.add("planted key", key);
    byte[] planted = ("x, " + key + ",").getBytes(Charset.forName(charset));

    List<String> hits = scan.hits(new ByteArrayInputStream(planted), "bytes");

    // Of two bytes a character, the empty ones before and behind make it readable either way.
    assertThat(hits).isNotEmpty().allMatch(hit -> hit.startsWith("planted key in bytes at "));
  }

  private void nothingIsFoundAfter(int count) throws IOException {
    var scan = new SecretScan();
    try (PackagedServer server = PackagedServer.start()) {
      useEverything(server, scan, count);
      Waiting.letPass(STEADY_AFTER);
      Path heap = heapDump(server);

      var hits = new ArrayList<String>();
      hits.addAll(scan.hits(heap));
      hits.addAll(scan.hits(server.outputFile()));
      for (Path file : files(server.dataDirectory())) {
        hits.addAll(scan.hits(file));
      }
      hits.addAll(hitsInAudit(server, scan));
      hits.addAll(hitsInMetrics(server, scan));

      assertThat(hits).as("places where a secret stands").isEmpty();
      assertThat(Files.size(heap)).as("bytes of heap that were searched").isGreaterThan(1_000_000);
      assertThat(files(server.dataDirectory())).as("files that were searched").isNotEmpty();
    }
  }

  private static List<String> hitsInMetrics(PackagedServer server, SecretScan scan)
      throws IOException {
    try (var connection = new ApiConnection(server)) {
      return scan.hits(
          new ByteArrayInputStream(
              connection.send(RawRequest.of("GET", "/metrics")).expect(200).body()),
          "measurements");
    }
  }

  private static void useEverything(PackagedServer server, SecretScan scan, int count) {
    String admin = server.administratorKey();
    String me = Json.text(Administration.of(server).me(), "Id");
    String password = PackagedServer.randomText(20).toUpperCase(Locale.ROOT);
    scan.add("password", password);
    try (var maker = new ApiConnection(server);
        var user = new ApiConnection(server)) {
      maker
          .post(
              "/api/users",
              admin,
              Map.of("Username", "scanned-person", "DisplayName", "scanned", "Password", password))
          .expect(201);
      for (int i = 0; i < count; i++) {
        CreatedKey key = maker.createKey(me, admin, Map.of("Purpose", "scan " + i));
        scan.add("key " + i, key.secret());
        user.get("/api/users/me", key.secret()).expect(200);
        if (i == 0) {
          Answer token = user.post("/api/users/access-token", key.secret(), Map.of()).expect(200);
          scan.add("access token", Json.text(token.json(), "AccessToken"));
        }
      }
      Answer signedIn = user.signIn("scanned-person", password).expect(200);
      List<String> cookies = signedIn.headers("Set-Cookie");
      scan.add("session", cookieValue(cookies.getFirst()));
    }
  }

  private static String cookieValue(String setCookie) {
    return setCookie.substring(setCookie.indexOf('=') + 1).replaceFirst(";.*", "");
  }

  private Path heapDump(PackagedServer server) {
    Path file = scratch.resolve("heap.hprof");
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Program.of(jcmd, Long.toString(server.processId()), "GC.heap_dump", file.toString())
        .within(Duration.ofMinutes(2))
        .run()
        .expectSuccess();
    return file;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<String> hitsInAudit(PackagedServer server, SecretScan scan)
      throws IOException {
    var hits = new ArrayList<String>();
    try (var connection = new ApiConnection(server)) {
      String next = "/api/events?skip=0&take=1000";
      while (!next.isEmpty()) {
        Answer page = connection.get(next, server.administratorKey()).expect(200);
        hits.addAll(
            scan.hits(
                new ByteArrayInputStream(page.text().getBytes(StandardCharsets.UTF_8)), "events"));
        next = page.json().path("Links").path("Page.Next").asString("");
      }
    }
    return hits;
  }
}
