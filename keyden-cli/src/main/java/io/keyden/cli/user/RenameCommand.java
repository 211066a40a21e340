package io.keyden.cli.user;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.user.User;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden user rename}. */
@Command(
    description = "The user name, by which one signs in, stays.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden user rename alice 'Alice Smith'"})
final class RenameCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();

  @Parameters(index = "0", paramLabel = "NAME", description = "A user name or an id")
  private String name = "";

  @Parameters(index = "1", paramLabel = "DISPLAY-NAME", description = "The new name for people")
  private String displayName = "";

  RenameCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      User account = Accounts.named(open.client(), AccountKind.PERSON, name, "rename");
      User renamed = open.client().users().rename(account, displayName);
      display.remark(
          surroundings, renamed.username() + " is called '" + renamed.displayName() + "'");
      return ExitCode.OK;
    }
  }
}
