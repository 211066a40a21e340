package io.keyden.cli.user;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;

/** The commands about accounts of people. */
public final class UserCommands {
  private UserCommands() {}

  /** {@code user} and its commands. */
  public static CommandTree.Noun noun(Surroundings surroundings) {
    return new CommandTree.Noun(
        "user",
        "Accounts of people",
        List.of(),
        List.of(
            AccountVerbs.list(AccountKind.PERSON, surroundings),
            AccountVerbs.show(AccountKind.PERSON, surroundings),
            CommandTree.Verb.of(
                "create", "Make an account for a person", () -> new CreateCommand(surroundings)),
            AccountVerbs.disable(AccountKind.PERSON, surroundings),
            AccountVerbs.enable(AccountKind.PERSON, surroundings),
            CommandTree.Verb.of(
                "rename",
                "Give a person another display name",
                () -> new RenameCommand(surroundings)),
            CommandTree.Verb.of(
                "set-password",
                "Set a person's password",
                () -> new SetPasswordCommand(surroundings)),
            CommandTree.Verb.of(
                "revoke-sessions",
                "End all sessions of a person",
                () -> new RevokeSessionsCommand(surroundings)),
            AccountVerbs.delete(AccountKind.PERSON, surroundings)));
  }
}
