package io.keyden.cli.user;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.KeydenClient;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.user.User;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden user show} and {@code keyden service-account show}. */
@Command(
    description =
        "With its teams, where the server tells them: an old Octopus server tells only your own.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final AccountKind kind;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "NAME", description = "A user name or an id")
  private String name = "";

  ShowCommand(Surroundings surroundings, AccountKind kind) {
    this.surroundings = surroundings;
    this.kind = kind;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      User account = Accounts.named(open.client(), kind, name, "show");
      output
          .printer(surroundings)
          .show(AccountRow.LISTING, new AccountRow(account, teams(open.client(), account)));
      return ExitCode.OK;
    }
  }

  private static Optional<List<String>> teams(KeydenClient client, User account) {
    try {
      return Optional.of(List.copyOf(client.users().teams(account).values()));
    } catch (ForbiddenException | NotFoundException e) {
      return Optional.empty();
    }
  }
}
