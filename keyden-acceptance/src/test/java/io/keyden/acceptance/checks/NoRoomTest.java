package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.CreatedKey;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Check D4 against the packaged server: no room. Keys are made until the disk is full, or until
 * writes to the files fail for another reason. From then on making and revoking get 503 and change
 * nothing, while keys work and lists are shown; no other status from 500 up is ever seen. When
 * there is room again both work again in the same process. After a kill and a new start every key
 * is there that was acknowledged, and works.
 *
 * <p>A full disk is a small file system in memory, which needs root. Failing writes come from a
 * limit on the size of files, set on the running process by {@code prlimit}. The short form is the
 * full one: {@code ./mvnw -pl keyden-acceptance -am verify -Dtest=NoRoomTest
 * -Dsurefire.failIfNoSpecifiedTests=false}. Faults at the n-th write are injected by the tests of
 * the storage module.
 */
class NoRoomTest {
  private static final int TRIES_MAX = 50_000;
  private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(10);

  @Test
  void a_full_disk_is_survived_without_a_loss_and_without_a_restart() throws IOException {
    Path directory = Files.createTempDirectory("keyden-no-room-");
    Path disk = Files.createDirectory(directory.resolve("data"));
    Program.Result mounted =
        Program.of("mount", "-t", "tmpfs", "-o", "size=3m,mode=0700", "tmpfs", disk.toString())
            .run();
    if (mounted.exit() != 0) {
      Files.delete(disk);
      Files.delete(directory);
      abort("mounting a small disk is not permitted here: " + mounted.errors().strip());
    }
    try {
      Path filler = disk.resolve("filler");
      Files.write(filler, new byte[1 << 20]);
      PackagedServer server = PackagedServer.setup().in(directory).start();
      try {
        survives(server, () -> {}, () -> Files.delete(filler));
      } finally {
        server.kill();
        unmount(disk);
        server.close();
      }
    } finally {
      unmount(disk);
    }
  }

  private static void unmount(Path disk) throws IOException {
    if (Files.exists(disk) && Files.getFileStore(disk).type().equals("tmpfs")) {
      Program.of("umount", disk.toString()).run().expectSuccess();
    }
  }

  @Test
  void failing_writes_are_survived_without_a_loss_and_without_a_restart() throws IOException {
    String prlimit = Program.require("prlimit");
    try (PackagedServer server = PackagedServer.start()) {
      survives(
          server,
          () -> limitFiles(prlimit, server, Long.toString(largestFile(server) + (200 << 10))),
          () -> limitFiles(prlimit, server, "unlimited"));
    }
  }

  /** A step that may fail with the file system. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private static void survives(PackagedServer server, Step takeRoom, Step giveRoom)
      throws IOException {
    String admin = server.administratorKey();
    String service =
        Json.text(Administration.of(server).createServiceAccount("full-service"), "Id");
    var acknowledged = new ArrayList<CreatedKey>();
    long process = server.processId();
    CreatedKey revoked;
    try (var connection = new ApiConnection(server)) {
      takeRoom.run();

      Answer refused = makeUntilRefused(connection, service, admin, acknowledged);

      assertThat(refused.status()).as("%s", refused).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isPresent();
      CreatedKey first = acknowledged.getFirst();
      for (int i = 0; i < 20; i++) {
        Answer revoking = connection.delete(first.path(), admin);
        assertThat(revoking.status()).as("%s", revoking).isEqualTo(503);
        assertThat(connection.get("/api/users/me", first.secret()).status()).isEqualTo(200);
        Answer listed = connection.get("/api/users/" + service + "/apikeys?take=2", admin);
        assertThat(listed.status()).as("%s", listed).isEqualTo(200);
      }

      giveRoom.run();
      Waiting.await(
          "making keys again",
          RECOVERY_LIMIT,
          () -> make(connection, service, admin, acknowledged).status() == 200);
      revoked = acknowledged.removeFirst();
      connection.delete(revoked.path(), admin).expect(200);

      assertThat(server.processId()).isEqualTo(process);
      expectAll(connection, acknowledged, revoked);
    }
    server.kill();
    server.startAgain();
    try (var connection = new ApiConnection(server)) {
      expectAll(connection, acknowledged, revoked);
    }
  }

  /** The first answer to a creation that isn't good. */
  private static Answer makeUntilRefused(
      ApiConnection connection, String service, String admin, List<CreatedKey> acknowledged) {
    for (int i = 0; i < TRIES_MAX; i++) {
      Answer answer = make(connection, service, admin, acknowledged);
      if (answer.status() != 200) {
        return answer;
      }
    }
    throw new AssertionError("there was room for " + TRIES_MAX + " keys");
  }

  private static Answer make(
      ApiConnection connection, String service, String admin, List<CreatedKey> acknowledged) {
    Answer answer =
        connection.post(
            "/api/users/" + service + "/apikeys", admin, Map.of("Purpose", "p".repeat(180)));
    if (answer.status() == 200) {
      acknowledged.add(CreatedKey.of(answer.json()));
    } else {
      assertThat(answer.status()).as("%s", answer).isEqualTo(503);
    }
    return answer;
  }

  private static void expectAll(
      ApiConnection connection, List<CreatedKey> acknowledged, CreatedKey revoked) {
    for (CreatedKey key : acknowledged) {
      assertThat(connection.get("/api/users/me", key.secret()).status())
          .as("acknowledged key")
          .isEqualTo(200);
    }
    assertThat(connection.get("/api/users/me", revoked.secret()).status()).isEqualTo(401);
  }

  private static long largestFile(PackagedServer server) throws IOException {
    try (Stream<Path> files = Files.list(server.dataDirectory())) {
      return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
    }
  }

  /** Limits how large files may grow in the server's process; what fails so is a write. */
  private static void limitFiles(String prlimit, PackagedServer server, String bytes) {
    Program.of(
            prlimit, "--pid", Long.toString(server.processId()), "--fsize=" + bytes + ":unlimited")
        .run()
        .expectSuccess();
  }
}
