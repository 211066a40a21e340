package io.keyden.cli.surroundings;

import io.keyden.cli.terminal.Coloring;
import io.keyden.cli.terminal.HiddenInput;
import io.keyden.cli.terminal.Progress;
import io.keyden.cli.terminal.SecretPrompt;
import io.keyden.cli.terminal.Terminal;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * What a command sees of the world, so that a test can be the world.
 *
 * @param environment the variables of the process
 * @param workingDirectory what relative names of files start from
 * @param home the user's home directory
 * @param in what is piped in or typed
 * @param out for results
 * @param err for everything else
 * @param clock what time it is
 * @param zone the user's time zone
 * @param terminal which of the streams are one
 * @param hiddenInput reads secrets
 * @param chance gives an unpredictable number from 0 up to, and not including, the one it is given
 */
public record Surroundings(
    Map<String, String> environment,
    Path workingDirectory,
    Path home,
    InputStream in,
    PrintStream out,
    PrintStream err,
    InstantSource clock,
    ZoneId zone,
    Terminal terminal,
    HiddenInput hiddenInput,
    IntUnaryOperator chance) {
  /** Copies the environment. */
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** The value of a variable; an empty one counts as absent. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** The file that an argument names. */
  public Path file(String name) {
    return workingDirectory.resolve(name);
  }

  /** Whether results are coloured. */
  public Coloring outputColoring(boolean refused) {
    return Coloring.wanted(terminal.output(), environment, refused);
  }

  /** Where progress is shown, if it is. */
  public Progress.Stage progress(boolean quiet) {
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    return Progress.to(err, terminal, !quiet && !dumb, clock);
  }

  /** Asks for secrets. */
  public SecretPrompt secretPrompt() {
    return new SecretPrompt(terminal, hiddenInput);
  }

  /** Without the environment, which may hold secrets. */
  @Override
  public String toString() {
    return "Surroundings";
  }
}
