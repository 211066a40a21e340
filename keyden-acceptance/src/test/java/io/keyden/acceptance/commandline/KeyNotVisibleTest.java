package io.keyden.acceptance.commandline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyden.acceptance.commandline.KeydenCommand.Running;
import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While the command line runs, no other user of the machine sees a key: no process has one among
 * its arguments, and no child has one in its environment that the caller did not put there.
 *
 * <p>All keys of the server look alike and all processes are looked at, so that a key is found that
 * the test does not know, such as the successor of a rotation.
 */
class KeyNotVisibleTest {
  private static final Path PROCESSES = Path.of("/proc");

  @TempDir private Path directory;

  private final PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT);
  private final String key =
      server.giveKey("Users-1", "in use", Instant.now().plus(Duration.ofDays(90)));

  @BeforeEach
  void haveTheProcessesOfTheMachine() {
    assumeTrue(Files.isDirectory(PROCESSES.resolve("self")), "there is no /proc");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_looker_would_find_a_key_that_is_an_argument_or_a_variable() {
    KeydenCommand command = KeydenCommand.in(directory).with("A_VARIABLE", key);

    Seen seen = watch(command.startInstead("sh", "-c", "sleep 0.5; : " + key));

    assertThat(seen.inArguments()).containsExactly(key);
    assertThat(seen.inEnvironments()).containsExactly(key);
  }

  @Test
  void a_key_that_is_made_is_nowhere() {
    server.delay("POST", "/**", Duration.ofMillis(300));

    Seen seen =
        watch(
            own()
                .start(
                    "key", "create", "--purpose", "laptop", "-e", "9d", "-o", "file=laptop.key"));

    seen.expectNoneBut(key);
  }

  @Test
  void a_key_that_is_handed_to_a_command_is_nowhere_but_on_its_input() throws IOException {
    Seen seen =
        watch(
            own()
                .start(
                    "key",
                    "rotate",
                    "--exec",
                    "sleep 0.3; cat > received; env > variables; sleep 0.1"));

    seen.expectNoneBut(key);
    String successor = Files.readString(directory.resolve("received"));
    assertThat(server.works(successor)).isTrue();
    assertThat(directory.resolve("variables")).content().doesNotContain(successor);
  }

  @Test
  void a_key_that_is_checked_is_nowhere() {
    server.delay("GET", "/api/users/me", Duration.ofMillis(300));
    KeydenCommand command =
        KeydenCommand.in(directory).with("KEYDEN_URL", server.uri().toString()).input(key);

    Seen seen = watch(command.start("key", "check"));

    assertThat(seen.inArguments()).isEmpty();
    assertThat(seen.inEnvironments()).isEmpty();
  }

  private KeydenCommand own() {
    return KeydenCommand.in(directory).on(server.uri(), key);
  }

  /**
   * Keys that were seen.
   *
   * @param looks how often all processes were looked at
   * @param inArguments among the arguments of any process
   * @param inEnvironments in the environment of the program or of a process that it started
   */
  private record Seen(int looks, Set<String> inArguments, Set<String> inEnvironments) {
    /** The caller's own key was put into the environment, where children inherit it. */
    void expectNoneBut(String key) {
      assertThat(inArguments).isEmpty();
      assertThat(inEnvironments).containsExactly(key);
    }
  }

  private static Seen watch(Running running) {
    // What the stand-in makes: longer than the keys that other tests on this machine may show.
    Pattern keys = Pattern.compile("API-[A-Z0-9]{28}(?![A-Z0-9])");
    Set<String> arguments = new TreeSet<>();
    Set<String> environments = new TreeSet<>();
    int looks = 0;
    while (running.process().isAlive()) {
      looks++;
      List<Long> own = new ArrayList<>(List.of(running.process().pid()));
      running.process().descendants().map(ProcessHandle::pid).forEach(own::add);
      own.forEach(process -> find(keys, process, "environ", environments));
      processes().forEach(process -> find(keys, process, "cmdline", arguments));
    }
    running.await().expect(0);
    assertThat(looks).as("looks at the processes").isGreaterThan(5);
    return new Seen(looks, arguments, environments);
  }

  private static List<Long> processes() {
    List<Long> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path entry : entries) {
        found.add(Long.valueOf(entry.getFileName().toString()));
      }
    } catch (IOException e) {
      throw new AssertionError("the processes can't be listed", e);
    }
    return found;
  }

  private static void find(Pattern keys, long process, String file, Set<String> found) {
    try {
      Path path = PROCESSES.resolve(Long.toString(process)).resolve(file);
      String text = new String(Files.readAllBytes(path), ISO_8859_1);
      keys.matcher(text).results().forEach(match -> found.add(match.group()));
    } catch (IOException gone) {
      // It has ended, or belongs to somebody else.
    }
  }
}
