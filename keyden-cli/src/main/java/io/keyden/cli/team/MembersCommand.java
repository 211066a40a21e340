package io.keyden.cli.team;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.user.Accounts;
import io.keyden.client.KeydenClient;
import io.keyden.client.team.Team;
import io.keyden.client.user.User;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden team add-member} and {@code remove-member}. */
@Command(mixinStandardHelpOptions = true)
final class MembersCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final boolean in;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();

  @Parameters(index = "0", paramLabel = "TEAM", description = "A name or an id")
  private String team = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "USER",
      description = "A user name or an id")
  private List<String> users = List.of();

  /**
   * @param in whether the accounts shall be in the team afterwards
   */
  MembersCommand(Surroundings surroundings, boolean in) {
    this.surroundings = surroundings;
    this.in = in;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      KeydenClient client = open.client();
      Team found = TeamFinder.named(client, team);
      // All are found before the first is changed, so that a mistyped name does no half work.
      List<User> accounts =
          users.stream().map(name -> Accounts.named(client, name)).distinct().toList();
      for (User account : accounts) {
        boolean already = found.memberUserIds().contains(account.id()) == in;
        if (in) {
          client.teams().addMember(found, account);
        } else {
          client.teams().removeMember(found, account);
        }
        display.remark(
            surroundings,
            account.username()
                + (in ? " is in the team '" : " is not in the team '")
                + found.name()
                + (already ? "' already" : "' now"));
      }
      return ExitCode.OK;
    }
  }
}
