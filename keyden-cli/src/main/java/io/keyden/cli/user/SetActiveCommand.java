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

/** {@code disable} and {@code enable} of {@code keyden user} and {@code keyden service-account}. */
@Command(mixinStandardHelpOptions = true)
final class SetActiveCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final AccountKind kind;
  private final boolean active;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();

  @Parameters(paramLabel = "NAME", description = "A user name or an id")
  private String name = "";

  SetActiveCommand(Surroundings surroundings, AccountKind kind, boolean active) {
    this.surroundings = surroundings;
    this.kind = kind;
    this.active = active;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      User account = Accounts.named(open.client(), kind, name, active ? "enable" : "disable");
      if (account.active() == active) {
        display.remark(
            surroundings,
            account.username() + " is " + (active ? "enabled" : "disabled") + " already");
        return ExitCode.OK;
      }
      open.client().users().setActive(account, active);
      display.remark(
          surroundings,
          active
              ? account.username() + " is enabled: keys that have not ended work again"
              : account.username() + " is disabled: keys and sessions are refused, and kept");
      return ExitCode.OK;
    }
  }
}
