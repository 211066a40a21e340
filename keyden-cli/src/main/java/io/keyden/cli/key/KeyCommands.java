package io.keyden.cli.key;

import io.keyden.cli.command.CommandTree.Noun;
import io.keyden.cli.command.CommandTree.Verb;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;

/** {@code keyden key}. */
public final class KeyCommands {
  private KeyCommands() {}

  /** The noun with its verbs. */
  public static Noun noun(Surroundings surroundings) {
    return new Noun(
        "key",
        "Create, list, show, check, rotate and revoke API keys",
        List.of("Each is about your own keys unless --user names another account."),
        List.of(
            Verb.of("create", "Make an API key", () -> new CreateCommand(surroundings)),
            Verb.of("list", "List API keys", () -> new ListCommand(surroundings)),
            Verb.of(
                "show", "Show what is known of an API key", () -> new ShowCommand(surroundings)),
            Verb.of(
                "check", "Say whether an API key is good", () -> new CheckCommand(surroundings)),
            Verb.of(
                "rotate",
                "Put a new API key in the place of an old one",
                () -> new RotateCommand(surroundings)),
            Verb.of("revoke", "End API keys", () -> new RevokeCommand(surroundings))));
  }
}
