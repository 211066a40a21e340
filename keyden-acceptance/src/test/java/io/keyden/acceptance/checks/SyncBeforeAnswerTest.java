package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.CreatedKey;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Check D1: on disk before the answer. While {@code strace} watches the server, 1,000 keys (short
 * form: 100) are made and revoked, half of them one after the other and half over eight connections
 * at once; between the arrival of each request and the first byte of its good answer, a sync of the
 * database's log begins and ends. Answers at the same time may share one.
 *
 * <p>Needs {@code strace} and leave to trace another process; skipped without, but where {@code
 * CI=true} a missing {@code strace} is a failure. Full form: {@code ./mvnw -Dslow -pl
 * keyden-acceptance -am verify -Dtest=SyncBeforeAnswerTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SyncBeforeAnswerTest {
  private static final int CONNECTIONS = 8;
  private static final Duration ATTACH_LIMIT = Duration.ofSeconds(20);

  @TempDir Path scratch;

  @Test
  void a_hundred_creations_and_revocations_are_synced_before_they_are_answered()
      throws IOException {
    areSyncedBeforeTheyAreAnswered(100);
  }

  @Test
  @Tag("slow")
  void a_thousand_creations_and_revocations_are_synced_before_they_are_answered()
      throws IOException {
    areSyncedBeforeTheyAreAnswered(1_000);
  }

  @Test
  void an_answer_that_overtakes_its_sync_is_noticed() {
    String socket = "9<TCP:[127.0.0.1:80->127.0.0.1:81]>";
    String log = "7</data/keyden.db-wal>";
    var trace =
        List.of(
            "11 1.0 read(" + socket + ",  <unfinished ...>",
            "12 1.1 fdatasync(" + log + ") = 0",
            "11 1.2 <... read resumed>\"POST /api/users/Users-1/apikeys HTTP/1.1\"..., 99) = 99",
            "12 1.3 fdatasync(" + log + " <unfinished ...>",
            "11 1.4 write(" + socket + ", \"HTTP/1.1 200 OK\\r\\n\"..., 99) = 99",
            "12 1.5 <... fdatasync resumed>) = 0",
            "11 1.6 read(" + socket + ", \"DELETE /api/users/Users-1/apikeys/x H\"..., 99) = 9",
            "12 1.7 fdatasync(" + log + " <unfinished ...>",
            "12 1.8 <... fdatasync resumed>) = 0",
            "11 1.9 write(" + socket + ", \"HTTP/1.1 200 OK\\r\\n\"..., 99 <unfinished ...>",
            "11 2.0 <... write resumed>) = 99");

    SystemCalls.Findings findings = SystemCalls.examine(trace);

    assertThat(findings.answers()).isEqualTo(2);
    assertThat(findings.syncs()).isEqualTo(3);
    assertThat(findings.unsynced()).containsExactly(trace.get(4));
  }

  private void areSyncedBeforeTheyAreAnswered(int count) throws IOException {
    String strace = Program.require("strace");
    try (PackagedServer server = PackagedServer.start()) {
      String service =
          Json.text(Administration.of(server).createServiceAccount("traced-service"), "Id");
      makeAndRevoke(server, service, 5); // so that classes are loaded and the log is there
      Path trace = scratch.resolve("trace");
      Process tracer = attach(strace, server, trace);
      try {
        makeAndRevoke(server, service, count / 2);
        int each = Math.ceilDiv(count - count / 2, CONNECTIONS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
          IntStream.range(0, CONNECTIONS)
              .mapToObj(i ->
                  CompletableFuture.runAsync(() -> makeAndRevoke(server, service, each), threads))
              .toList()
              .forEach(CompletableFuture::join);
        }
      } finally {
        detach(tracer);
      }

      SystemCalls.Findings findings =
          SystemCalls.examine(Files.readAllLines(trace, StandardCharsets.ISO_8859_1));
      System.out.printf(
          "D1: %d answers, %d syncs of the log%n", findings.answers(), findings.syncs());
      assertThat(findings.unsynced()).as("answers without a sync before them").isEmpty();
      assertThat(findings.answers())
          .as("answers that were watched")
          .isGreaterThanOrEqualTo(2 * count);
    }
  }

  private static void makeAndRevoke(PackagedServer server, String service, int count) {
    String admin = server.administratorKey();
    try (var connection = new ApiConnection(server)) {
      for (int i = 0; i < count; i++) {
        CreatedKey key = connection.createKey(service, admin, Map.of("Purpose", "traced"));
        connection.delete(key.path(), admin).expect(200);
      }
    }
  }

  private Process attach(String strace, PackagedServer server, Path trace) throws IOException {
    Path messages = scratch.resolve("messages");
    var command =
        new ArrayList<>(
            List.of(
                strace,
                "-f",
                "-ttt",
                "-yy",
                "-s",
                "64",
                "-o",
                trace.toString(),
                "-e",
                "trace=fsync,fdatasync,read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg",
                "-p",
                Long.toString(server.processId())));
    Process tracer =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(messages.toFile())
            .start();
    Waiting.await(
        "strace attaching itself",
        ATTACH_LIMIT,
        () -> !tracer.isAlive() || text(messages).contains("attached"));
    if (!tracer.isAlive()) {
      abort("tracing another process is not permitted here: " + text(messages).strip());
    }
    return tracer;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("what strace says can't be read", e);
    }
  }

  /** Lets strace let go of the server and write its file to the end. */
  private static void detach(Process tracer) {
    tracer.destroy();
    try {
      if (!tracer.waitFor(ATTACH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        tracer.destroyForcibly();
        throw new AssertionError("strace did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
