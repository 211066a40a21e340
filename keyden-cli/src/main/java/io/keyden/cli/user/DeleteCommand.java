package io.keyden.cli.user;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.Confirmation;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.user.User;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden user delete} and {@code keyden service-account delete}. */
@Command(
    description =
        "With the keys, for ever. Asks first on a terminal; elsewhere --yes is needed. To stop an account "
            + "for a while, disable it.",
    mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final AccountKind kind;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();
  @Mixin private Confirmation confirmation = new Confirmation();

  @Parameters(paramLabel = "NAME", description = "A user name or an id")
  private String name = "";

  DeleteCommand(Surroundings surroundings, AccountKind kind) {
    this.surroundings = surroundings;
    this.kind = kind;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      User account = Accounts.named(open.client(), kind, name, "delete");
      confirmation.ask(
          surroundings,
          "delete "
              + kind.one()
              + " '"
              + account.username()
              + "' ("
              + account.displayName()
              + ") with all keys");
      open.client().users().delete(account);
      display.remark(surroundings, account.username() + " is deleted");
      return ExitCode.OK;
    }
  }
}
