package io.keyden.cli.server;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;

/** The commands about a server itself. */
public final class ServerCommands {
  private ServerCommands() {}

  /** {@code server} and its commands. */
  public static CommandTree.Noun noun(Surroundings surroundings) {
    return new CommandTree.Noun(
        "server",
        "The server itself",
        List.of(),
        List.of(
            CommandTree.Verb.of(
                "show",
                "Show what the server is and what keys it makes",
                () -> new ShowCommand(surroundings)),
            CommandTree.Verb.of(
                "health", "Say whether the server is well", () -> new HealthCommand(surroundings)),
            CommandTree.Verb.of(
                "status", "Show how the server runs", () -> new StatusCommand(surroundings))));
  }
}
