package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.CreatedKey;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Waiting;
import io.keyden.storage.sqlite.ReadOnlySqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Check D7: {@code keyden backup} while four connections make 500 keys a second, or as many as the
 * machine gives. Every creation that was acknowledged before the mark is in the copy, the copy
 * verifies, no key stands in it, and creations are acknowledged while it is made. {@code keyden
 * restore} makes a server of it on which each of these keys works. Slow form: more to copy, and
 * 1,000,000 keys restored in under a minute.
 *
 * <p>Slow form: {@code ./mvnw -Dslow -pl keyden-acceptance -am verify -Dtest=BackupUnderLoadTest
 * -Dsurefire.failIfNoSpecifiedTests=false}; with {@code -Dkeyden.keys=100000} it is shorter.
 */
class BackupUnderLoadTest {
  private static final int CONNECTIONS = 4;
  private static final int CREATIONS_A_SECOND = 500;
  private static final Duration RESTORED_WITHIN = Duration.ofSeconds(60);

  @TempDir Path scratch;

  @Test
  void what_was_acknowledged_before_the_mark_is_in_the_copy_and_works_when_restored()
      throws IOException {
    backUpUnderLoad(20_000, 2);
  }

  @Test
  @Tag("slow")
  void what_was_acknowledged_before_the_mark_is_in_a_large_copy_and_works_when_restored()
      throws IOException {
    backUpUnderLoad(200_000, 5);
  }

  @Test
  @Tag("slow")
  void a_million_keys_are_restored_in_under_a_minute() {
    int count = Integer.getInteger("keyden.keys", 1_000_000);
    Path backup = scratch.resolve("backup.db");
    List<String> some;
    try (PackagedServer server = PackagedServer.start()) {
      String owner = Json.text(Administration.of(server).me(), "Id");
      server.kill();
      some = ManyKeys.fill(database(server.dataDirectory()), owner, count, count / 1_000);
      long begin = System.nanoTime();
      OperatorCommand.said(
          "backup", backup.toString(), "--data-dir", server.dataDirectory().toString());
      System.out.printf("D7: %d keys backed up in %d ms%n", count, millisSince(begin));
    }

    Path restored = scratch.resolve("restored");
    long begin = System.nanoTime();
    OperatorCommand.said(
        "restore", backup.toString(), "--data-dir", restored.resolve("data").toString());
    long millis = millisSince(begin);

    System.out.printf("D7: %d keys restored in %d ms%n", count, millis);
    try (PackagedServer server = PackagedServer.setup().in(restored).start()) {
      expectToWork(server, some);
    }
    assertThat(Duration.ofMillis(millis)).as("time to restore").isLessThan(RESTORED_WITHIN);
  }

  private void backUpUnderLoad(int before, int backups) throws IOException {
    var made = new ArrayList<Backup>();
    List<Made> keys;
    try (PackagedServer server = PackagedServer.start()) {
      String service = Json.text(Administration.of(server).createServiceAccount("backed-up"), "Id");
      server.kill();
      ManyKeys.fill(database(server.dataDirectory()), service, before, before);
      server.startAgain();
      keys = whileMakingKeys(server, service, backups, made);
    }
    Backup last = made.getLast();
    for (Backup backup : made) {
      Set<String> inCopy = keysIn(backup.file());
      assertThat(keys.stream().filter(key -> key.acknowledged().isBefore(backup.taken())))
          .as("keys acknowledged before the mark")
          .isNotEmpty()
          .allSatisfy(key -> assertThat(inCopy).contains(key.key().id()));
      OperatorCommand.expectWhole(backup.file(), backup.anchor());
      assertThat(mode(backup.file())).isEqualTo("rw-------");
    }
    expectNoKey(last.file(), keys);
    expectRestored(last, keys);
  }

  private List<Made> whileMakingKeys(
      PackagedServer server, String service, int backups, List<Backup> made) {
    var ended = new AtomicBoolean();
    var keys = new ArrayList<Made>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var workers =
          IntStream.range(0, CONNECTIONS)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(() -> makeKeys(server, service, ended), threads))
              .toList();
      try {
        for (int i = 0; i < backups; i++) {
          // Something must have been acknowledged before the mark, and so it is each time.
          Waiting.letPass(Duration.ofSeconds(1));
          made.add(backUp(server, scratch.resolve("backup-" + i + ".db")));
        }
      } finally {
        ended.set(true);
      }
      workers.forEach(worker -> keys.addAll(worker.join()));
    }
    for (Backup backup : made) {
      List<Made> meanwhile =
          keys.stream()
              .filter(key ->
                  key.acknowledged().isAfter(backup.taken())
                      && key.acknowledged().isBefore(backup.done()))
              .toList();
      System.out.printf(
          "D7: %d bytes, %d events; in the %d ms from the mark to the end %d keys made, slowest %d"
              + " ms%n",
          backup.bytes(),
          backup.events(),
          Duration.between(backup.taken(), backup.done()).toMillis(),
          meanwhile.size(),
          meanwhile.stream().mapToLong(key -> key.took().toMillis()).max().orElse(0));
      assertThat(meanwhile).as("keys made while the copy was").isNotEmpty();
    }
    return keys;
  }

  /** Not more than its share of the wanted rate, so that the machine has room for the backup. */
  private static List<Made> makeKeys(PackagedServer server, String service, AtomicBoolean ended) {
    var keys = new ArrayList<Made>();
    long pause = Duration.ofSeconds(CONNECTIONS).toNanos() / CREATIONS_A_SECOND;
    long next = System.nanoTime();
    try (var connection = new ApiConnection(server)) {
      while (!ended.get()) {
        long begin = System.nanoTime();
        CreatedKey key =
            connection.createKey(service, server.administratorKey(), Map.of("Purpose", "load"));
        keys.add(new Made(key, Instant.now(), Duration.ofNanos(System.nanoTime() - begin)));
        next = Math.max(next + pause, System.nanoTime() - pause);
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
    return keys;
  }

  private static Backup backUp(PackagedServer server, Path file) {
    JsonNode said =
        OperatorCommand.said(
            "backup", file.toString(), "--data-dir", server.dataDirectory().toString());
    return new Backup(
        file,
        Instant.parse(Json.text(said, "taken")),
        Instant.now(),
        Json.text(said, "anchor"),
        said.path("events").asLong(),
        said.path("bytes").asLong());
  }

  private static Set<String> keysIn(Path backup) {
    try (var database = ReadOnlySqliteDatabase.open(backup)) {
      return database.read(() ->
          new HashSet<>(database.sql().query("SELECT id FROM api_keys", row -> row.text("id"))));
    }
  }

  private static void expectNoKey(Path backup, List<Made> keys) {
    var scan = new SecretScan();
    keys.forEach(key -> scan.add(key.key().id(), key.key().secret()));
    assertThat(scan.hits(backup)).as("keys that stand in the copy").isEmpty();
  }

  private void expectRestored(Backup backup, List<Made> keys) {
    Path directory = scratch.resolve("restored");
    JsonNode said =
        OperatorCommand.said(
            "restore",
            backup.file().toString(),
            "--data-dir",
            directory.resolve("data").toString());
    assertThat(Json.text(said, "anchor")).isEqualTo(backup.anchor());
    try (PackagedServer server = PackagedServer.setup().in(directory).start()) {
      expectToWork(
          server,
          keys.stream()
              .filter(key -> key.acknowledged().isBefore(backup.taken()))
              .map(key -> key.key().secret())
              .toList());
    }
  }

  private static void expectToWork(PackagedServer server, List<String> secrets) {
    try (var connection = new ApiConnection(server)) {
      for (String secret : secrets) {
        assertThat(connection.get("/api/users/me", secret).status())
            .as("a key of the backup, on the restored server")
            .isEqualTo(200);
      }
    }
  }

  private static Path database(Path dataDirectory) {
    return dataDirectory.resolve("keyden.db");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static long millisSince(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
  }

  private record Made(CreatedKey key, Instant acknowledged, Duration took) {}

  private record Backup(
      Path file, Instant taken, Instant done, String anchor, long events, long bytes) {}
}
