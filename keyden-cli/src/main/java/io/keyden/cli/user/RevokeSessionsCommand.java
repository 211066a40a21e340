package io.keyden.cli.user;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.user.User;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden user revoke-sessions}. */
@Command(
    description =
        "Whoever is signed in by password or in a browser has to sign in again. Keys go on.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden user revoke-sessions alice"})
final class RevokeSessionsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();

  @Parameters(paramLabel = "NAME", description = "A user name or an id")
  private String name = "";

  RevokeSessionsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      User account = Accounts.named(open.client(), AccountKind.PERSON, name, "revoke-sessions");
      try {
        open.client().users().revokeSessions(account);
      } catch (NotFoundException e) {
        throw new CommandException(
            "this server has no way to end sessions",
            "keyden user set-password " + name + " ends them, too",
            ExitCode.FAILED,
            e);
      }
      display.remark(surroundings, "all sessions of " + account.username() + " are ended");
      return ExitCode.OK;
    }
  }
}
