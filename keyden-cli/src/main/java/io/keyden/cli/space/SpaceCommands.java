package io.keyden.cli.space;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;

/** The commands about spaces. */
public final class SpaceCommands {
  private SpaceCommands() {}

  /** {@code space} and its commands. */
  public static CommandTree.Noun noun(Surroundings surroundings) {
    return new CommandTree.Noun(
        "space",
        "Spaces",
        List.of(),
        List.of(
            CommandTree.Verb.of(
                "list", "List the spaces that you may see", () -> new ListCommand(surroundings)),
            CommandTree.Verb.of("show", "Show a space", () -> new ShowCommand(surroundings)),
            CommandTree.Verb.of("create", "Make a space", () -> new CreateCommand(surroundings)),
            CommandTree.Verb.of(
                "delete",
                "Delete a space with everything in it",
                () -> new DeleteCommand(surroundings))));
  }
}
