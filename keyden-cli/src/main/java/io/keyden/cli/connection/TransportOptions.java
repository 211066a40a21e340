package io.keyden.cli.connection;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.value.DurationConverter;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options on how to talk to a server, whichever it is; to be mixed in. */
public final class TransportOptions {
  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Trust the authorities in this PEM file, too (KEYDEN_CA_FILE)")
  private Optional<String> caFile = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "How long an answer may take, such as 10s; 30s unless given")
  private Duration timeout = Duration.ofSeconds(30);

  /**
   * How the client shall talk.
   *
   * @throws CommandException if the time is nothing
   */
  public ClientOptions read(Surroundings surroundings) {
    if (timeout.isZero()) {
      throw CommandException.usage("--timeout must be longer than nothing", "--timeout 30s");
    }
    return new ClientOptions(
        timeout, caFile.or(() -> surroundings.variable("KEYDEN_CA_FILE")).map(surroundings::file));
  }
}
