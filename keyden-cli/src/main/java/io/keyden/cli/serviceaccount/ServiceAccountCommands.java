package io.keyden.cli.serviceaccount;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.user.AccountKind;
import io.keyden.cli.user.AccountVerbs;
import java.util.List;

/** The commands about accounts of programs. */
public final class ServiceAccountCommands {
  private ServiceAccountCommands() {}

  /** {@code service-account} and its commands. */
  public static CommandTree.Noun noun(Surroundings surroundings) {
    return new CommandTree.Noun(
        "service-account",
        "Accounts of programs, which have keys and no password",
        List.of(),
        List.of(
            AccountVerbs.list(AccountKind.SERVICE, surroundings),
            AccountVerbs.show(AccountKind.SERVICE, surroundings),
            CommandTree.Verb.of(
                "create", "Make an account for a program", () -> new CreateCommand(surroundings)),
            AccountVerbs.disable(AccountKind.SERVICE, surroundings),
            AccountVerbs.enable(AccountKind.SERVICE, surroundings),
            AccountVerbs.delete(AccountKind.SERVICE, surroundings)));
  }
}
