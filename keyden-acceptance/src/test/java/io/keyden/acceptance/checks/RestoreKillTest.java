package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code keyden restore} is killed at a random moment, 100 times (short form: 5): there is the old
 * database or the restored one, whole, and the next restore works.
 *
 * <p>Slow form: {@code ./mvnw -Dslow -pl keyden-acceptance -am verify -Dtest=RestoreKillTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RestoreKillTest {
  private static final int OLD = 10;
  private static final int BACKED_UP = 5_000;

  @TempDir Path scratch;

  @Test
  void a_restore_that_is_killed_leaves_the_old_database_or_the_new_one() throws Exception {
    killRestores(5);
  }

  @Test
  @Tag("slow")
  void a_hundred_restores_that_are_killed_leave_the_old_database_or_the_new_one() throws Exception {
    killRestores(100);
  }

  private void killRestores(int kills) throws Exception {
    Path backup = scratch.resolve("backup.db");
    Path data = Files.createDirectory(scratch.resolve("data"));
    Path database = data.resolve("keyden.db");
    Path old = scratch.resolve("old.db");
    TamperedRecordTest.record(backup, BACKED_UP);
    TamperedRecordTest.record(old, OLD);
    Files.copy(old, database);
    long begin = System.nanoTime();
    OperatorCommand.said("restore", backup.toString(), "--force", "--data-dir", data.toString());
    long wholeMillis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    var random = new Random();
    int restored = 0;

    for (int kill = 1; kill <= kills; kill++) {
      Files.copy(old, database, StandardCopyOption.REPLACE_EXISTING);
      killedAfter(Duration.ofMillis(random.nextLong(wholeMillis)), backup, data);

      long events =
          OperatorCommand.said("audit", "verify", "--data-dir", data.toString())
              .path("events")
              .asLong();
      assertThat(events).as("events after kill %d", kill).isIn((long) OLD, (long) BACKED_UP);
      restored += events == BACKED_UP ? 1 : 0;
    }

    var next =
        OperatorCommand.said(
            "restore", backup.toString(), "--force", "--data-dir", data.toString());
    assertThat(next.path("events").asInt()).isEqualTo(BACKED_UP);
    OperatorCommand.expectWhole(database, Json.text(next, "anchor"));
    System.out.printf("killed restores: %d, of which %d had ended%n", kills, restored);
  }

  private static void killedAfter(Duration life, Path backup, Path data)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                PackagedServer.script().toString(),
                "restore",
                backup.toString(),
                "--force",
                "--data-dir",
                data.toString())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    if (!process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }
}
