package io.keyden.cli.config;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;

/** The commands about profiles. */
public final class ConfigCommands {
  private ConfigCommands() {}

  /** {@code config} and its commands. */
  public static CommandTree.Noun noun(Surroundings surroundings) {
    return new CommandTree.Noun(
        "config",
        "Profiles: the servers you work with, under short names",
        List.of(),
        List.of(
            CommandTree.Verb.of("list", "List the profiles", () -> new ListCommand(surroundings)),
            CommandTree.Verb.of(
                "show",
                "Show what a command would use now, and from where",
                () -> new ShowCommand(surroundings)),
            CommandTree.Verb.of(
                "use", "Make a profile the current one", () -> new UseCommand(surroundings)),
            CommandTree.Verb.of(
                "set", "Set something of a profile", () -> new SetCommand(surroundings)),
            CommandTree.Verb.of(
                "unset", "Take something out of a profile", () -> new UnsetCommand(surroundings)),
            CommandTree.Verb.of(
                "remove",
                "Remove a profile with its secret",
                () -> new RemoveCommand(surroundings))));
  }
}
