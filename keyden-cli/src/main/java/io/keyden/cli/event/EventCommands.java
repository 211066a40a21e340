package io.keyden.cli.event;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;

/** The commands about the audit record. */
public final class EventCommands {
  private EventCommands() {}

  /** {@code event} and its commands. */
  public static CommandTree.Noun noun(Surroundings surroundings) {
    return new CommandTree.Noun(
        "event",
        "The audit record: who did what, and when",
        List.of(),
        List.of(
            CommandTree.Verb.of("list", "List events", () -> new ListCommand(surroundings)),
            CommandTree.Verb.of("show", "Show an event", () -> new ShowCommand(surroundings))));
  }
}
