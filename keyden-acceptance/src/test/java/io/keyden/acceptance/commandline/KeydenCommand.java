package io.keyden.acceptance.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged command line, to be run as a process. It sees a home of its own and nothing of the
 * caller's variables and profiles, so that no test depends on who runs it. Immutable.
 */
final class KeydenCommand {
  private static final Pattern KEY = Pattern.compile("API-[A-Z0-9]+");
  private static final Pattern CALLERS_OWN =
      Pattern.compile(
          "KEYDEN_.*|OCTOPUS_.*|XDG_.*|CLICOLOR.*|NO_COLOR|COLUMNS|LINES|LC_.*|SSH_.*|DISPLAY");

  private static final String MAKE_CACHE = "scripts/make-aot-cache.sh";

  private final Path home;
  private final Path directory;
  private final Map<String, String> environment;
  private final String input;
  private final Duration limit;

  private KeydenCommand(
      Path home, Path directory, Map<String, String> environment, String input, Duration limit) {
    this.home = home;
    this.directory = directory;
    this.environment = Map.copyOf(environment);
    this.input = input;
    this.limit = limit;
  }

  /** With a home below that directory, and the directory to work in. */
  static KeydenCommand in(Path directory) {
    return new KeydenCommand(
        directory.resolve("home"), directory, Map.of(), "", Duration.ofSeconds(60));
  }

  /** For that server, with that key. */
  KeydenCommand on(URI server, String key) {
    return with("KEYDEN_URL", server.toString()).with("KEYDEN_API_KEY", key);
  }

  /** With that variable. */
  KeydenCommand with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new KeydenCommand(home, directory, more, input, limit);
  }

  /** With that text on its standard input, which is empty otherwise. */
  KeydenCommand input(String text) {
    return new KeydenCommand(home, directory, environment, text, limit);
  }

  /** Where it keeps its state. */
  Path stateDirectory() {
    return home.resolve("state");
  }

  /** The rotations that have begun and not ended. */
  List<Path> openRotations() {
    Path journal = stateDirectory().resolve("keyden").resolve("rotations");
    if (!Files.isDirectory(journal)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(journal)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs it to its end.
   *
   * @throws AssertionError if that takes longer than a minute
   */
  Result run(String... arguments) {
    return start(arguments).await();
  }

  /** Starts it; its input is closed when it has been given all of it. */
  Running start(String... arguments) {
    return start(processBuilder(arguments), "keyden " + String.join(" ", arguments));
  }

  /** Starts another program with the directory, environment and input of this one. */
  Running startInstead(String... command) {
    ProcessBuilder builder = processBuilder();
    builder.command(command);
    return start(builder, String.join(" ", command));
  }

  private Running start(ProcessBuilder builder, String name) {
    try {
      Files.createDirectories(home);
      Path out = Files.createTempFile(home, "stdout-", "");
      Path err = Files.createTempFile(home, "stderr-", "");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(UTF_8));
      } catch (IOException expected) {
        // It may have ended without reading.
      }
      return new Running(process, name, out, err, limit);
    } catch (IOException e) {
      throw new UncheckedIOException("the command line can't be started", e);
    }
  }

  private ProcessBuilder processBuilder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(name -> CALLERS_OWN.matcher(name).matches());
    variables.put("HOME", home.toString());
    variables.put("XDG_CONFIG_HOME", home.resolve("configuration").toString());
    variables.put("XDG_STATE_HOME", stateDirectory().toString());
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("TERM", "xterm-256color");
    variables.put("TZ", "UTC");
    variables.putAll(environment);
    return builder;
  }

  /** The program as it is packaged; the script of the repository's root hands over to it. */
  static Path program() {
    return Packaged.PROGRAM;
  }

  /**
   * With the cache that a user's program has. The tests start it some hundred times, and each start
   * without a cache takes about twice as long.
   */
  private static final class Packaged {
    private static final Path PROGRAM = withCache();

    private static Path withCache() {
      Path root = PackagedServer.script().resolveSibling("keyden-server/target/keyden");
      try (Stream<Path> jars = Files.list(root.resolve("lib"))) {
        FileTime cached = time(root.resolve("keyden-cli.aot"));
        if (jars.anyMatch(jar -> time(jar).compareTo(cached) > 0)) {
          Program.of("sh", PackagedServer.script().resolveSibling(MAKE_CACHE).toString())
              .within(Duration.ofMinutes(2))
              .run();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return root.resolve("bin").resolve("keyden");
    }

    /** Long ago if there is no such file. */
    private static FileTime time(Path file) {
      try {
        return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A process under way. */
  static final class Running {
    private final Process process;
    private final String command;
    private final Path out;
    private final Path err;
    private final Duration limit;

    private Running(Process process, String command, Path out, Path err, Duration limit) {
      this.process = process;
      this.command = command;
      this.out = out;
      this.err = err;
      this.limit = limit;
    }

    /** The process, which is Java itself once the scripts have handed over. */
    Process process() {
      return process;
    }

    /** Ends it at once, as {@code kill -9} does, and returns when it is gone. */
    void kill() {
      process.destroyForcibly();
      awaitEnd();
    }

    /** Waits for its end. */
    Result await() {
      awaitEnd();
      return new Result(command, process.exitValue(), read(out), read(err));
    }

    private void awaitEnd() {
      try {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly().waitFor();
          throw new AssertionError(
              command + " did not end within " + limit + ":\n" + masked(read(out) + read(err)));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(command, e);
      }
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String masked(String text) {
    return KEY.matcher(text).replaceAll("API-(masked)");
  }

  /** How the program ended and what it wrote; printed without keys. */
  record Result(String command, int exit, String output, String errors) {
    /** Fails unless it ended with that exit code. */
    @CanIgnoreReturnValue
    Result expect(int exitCode) {
      assertThat(exit).as("exit code of %s", this).isEqualTo(exitCode);
      return this;
    }

    /** The only line of the output. */
    String line() {
      assertThat(output).as("output of %s", this).endsWith("\n");
      assertThat(output.lines()).as("lines of %s", this).hasSize(1);
      return output.strip();
    }

    /** Everything it wrote. */
    String everything() {
      return output + errors;
    }

    @Override
    public String toString() {
      return command + " -> " + exit + "\n" + masked(output) + masked(errors);
    }
  }
}
