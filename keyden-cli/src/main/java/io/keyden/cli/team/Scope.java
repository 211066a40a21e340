package io.keyden.cli.team;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.space.SpaceFinder;
import io.keyden.client.KeydenClient;
import io.keyden.client.space.Space;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether something is about one space or the whole server; to be mixed in. */
final class Scope {
  @Option(
      names = "--space",
      paramLabel = "NAME",
      description = "In this space, a name or an id (OCTOPUS_SPACE, or the profile's)")
  private Optional<String> space = Optional.empty();

  @Option(names = "--system", description = "On the whole server, whatever space is chosen")
  private boolean system;

  /** Checks that the options go together. */
  void check() {
    if (system && space.isPresent()) {
      throw CommandException.usage(
          "--space and --system exclude each other", "leave one of them out");
    }
  }

  /** Whether the whole server was asked for. */
  boolean system() {
    return system;
  }

  /** The space that {@code --space} names. */
  Optional<Space> named(KeydenClient client) {
    return space.map(name -> SpaceFinder.named(client, name));
  }

  /** That one, or the one of the variable or the profile, unless the whole server was asked for. */
  Optional<Space> chosen(Connection open) {
    return space.isPresent() || system
        ? named(open.client())
        : open.settings().space().map(name -> SpaceFinder.named(open.client(), name));
  }
}
