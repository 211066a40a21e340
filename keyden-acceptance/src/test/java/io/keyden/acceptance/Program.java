package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A foreign program to run: command, directory, environment and time limit. */
public final class Program {
  private static final Pattern KEY = Pattern.compile("API-[A-Z0-9]+");

  private final List<String> command;
  private final Path directory;
  private final Map<String, String> environment;
  private final Duration limit;

  private Program(
      List<String> command, Path directory, Map<String, String> environment, Duration limit) {
    this.command = List.copyOf(command);
    this.directory = directory;
    this.environment = Map.copyOf(environment);
    this.limit = limit;
  }

  public static Program of(String... command) {
    return new Program(List.of(command), Path.of(""), Map.of(), Duration.ofSeconds(60));
  }

  public Program in(Path workingDirectory) {
    return new Program(command, workingDirectory, environment, limit);
  }

  public Program with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new Program(command, directory, more, limit);
  }

  public Program within(Duration timeLimit) {
    return new Program(command, directory, environment, timeLimit);
  }

  public Program arguments(String... more) {
    List<String> longer = new ArrayList<>(command);
    longer.addAll(Arrays.asList(more));
    return new Program(longer, directory, environment, limit);
  }

  /**
   * Runs the program to its end.
   *
   * @throws AssertionError if it takes longer than its limit
   */
  public Result run() {
    try {
      Path out = Files.createTempFile("keyden-program-", ".out");
      Path err = Files.createTempFile("keyden-program-", ".err");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .directory(directory.toAbsolutePath().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        }
        String output = Files.readString(out);
        String errors = Files.readString(err);
        assertThat(ended)
            .as("%s ends within %s; it wrote: %s", command, limit, masked(output + errors))
            .isTrue();
        return new Result(String.join(" ", command), process.exitValue(), output, errors);
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(String.join(" ", command), e);
    }
  }

  /**
   * The path of a tool that the test can't do without. Where it isn't installed the test is
   * skipped, but fails if the environment says {@code CI=true}: there nothing may be left out
   * silently.
   */
  public static String require(String tool) {
    Optional<Path> found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(directory -> Path.of(directory).resolve(tool))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      String message = tool + " is not on the PATH; this test runs a program that needs it";
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(message);
      }
      abort(message);
    }
    return found.orElseThrow().toString();
  }

  private static String masked(String text) {
    return KEY.matcher(text).replaceAll("API-(masked)");
  }

  /** How a program ended and what it wrote. */
  public record Result(String command, int exit, String output, String errors) {

    /** Fails, showing what the program wrote without its keys, unless it ended well. */
    @CanIgnoreReturnValue
    public Result expectSuccess() {
      assertThat(exit).as("exit status of %s", this).isZero();
      return this;
    }

    /** Lines of the standard output. */
    public List<String> lines() {
      return output.lines().toList();
    }

    /** The key in the only line that begins with the words of the reference programs. */
    public String createdKey() {
      List<String> found =
          lines().stream()
              .filter(line -> line.startsWith("API key created: "))
              .map(line -> line.substring("API key created: ".length()))
              .toList();
      assertThat(found).as("keys in the output of %s", command).hasSize(1);
      return found.getFirst();
    }

    @Override
    public String toString() {
      return command + " -> " + exit + "\n" + masked(output) + masked(errors);
    }
  }
}
