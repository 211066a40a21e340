package io.keyden.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process of its own, since a signal ends a whole process. */
@Timeout(60)
class ProcessStopTest {
  @TempDir private Path directory;

  private Path ready;
  private Path output;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    ready = directory.resolve("ready");
    output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            FixtureMain.class.getName(),
            "serve",
            "--port=0",
            "--data-dir=" + directory.resolve("data"),
            "--ready-file=" + ready);
    builder.environment().keySet().removeIf(name -> name.startsWith("KEYDEN_"));
    process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void a_signal_closes_the_server_and_the_process_succeeds(String signal) throws Exception {
    assumeFalse(
        signal.equals("INT") && interruptIsIgnored(),
        "this process was started in the background, where shells have SIGINT ignored for good");
    awaitReady();

    int sent =
        new ProcessBuilder("kill", "-s", signal, String.valueOf(process.pid())).start().waitFor();
    boolean ended = process.waitFor(20, TimeUnit.SECONDS);

    assertThat(sent).isZero();
    assertThat(ended).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(ready).doesNotExist();
    List<String> lines = Files.readAllLines(output, UTF_8);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("keyden is ready at http://127.0.0.1:");
    assertThat(lines.get(1)).isEqualTo("stopping");
  }

  @Test
  void what_is_logged_while_the_process_ends_is_not_lost() throws Exception {
    awaitReady();

    process.destroy();
    boolean ended = process.waitFor(20, TimeUnit.SECONDS);

    assertThat(ended).isTrue();
    assertThat(Files.readAllLines(output, UTF_8).getLast()).endsWith(" INFO  Fixture closed");
  }

  private void awaitReady() throws IOException, InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!Files.exists(ready)) {
      assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
      assertThat(System.nanoTime()).as("time to get ready").isLessThan(limit);
      // Returns at once when the process ends; otherwise the pause between two looks.
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  /** Whether SIGINT, the second signal, is ignored here and hence in every child process. */
  private static boolean interruptIsIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status, UTF_8).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
            .anyMatch(mask -> mask.testBit(1));
  }
}
