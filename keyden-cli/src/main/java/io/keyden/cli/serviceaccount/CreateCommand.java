package io.keyden.cli.serviceaccount;

import io.keyden.cli.connection.ClientProblems;
import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.team.TeamFinder;
import io.keyden.cli.user.AccountRow;
import io.keyden.client.KeydenClient;
import io.keyden.client.problem.KeydenException;
import io.keyden.client.team.Team;
import io.keyden.client.user.User;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyden service-account create}. */
@Command(
    description = "It can do nothing before it is in a team and has a key.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden service-account create deploy-bot --team Deployers",
      "  keyden key create --purpose CI --user deploy-bot"
    })
final class CreateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "NAME", description = "The user name")
  private String name = "";

  @Option(
      names = "--display-name",
      paramLabel = "TEXT",
      description = "The name for people; the user name unless given")
  private Optional<String> displayName = Optional.empty();

  @Option(
      names = "--team",
      paramLabel = "TEAM",
      description = "Put it into this team, a name or an id; may be repeated")
  private List<String> teamNames = List.of();

  CreateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      KeydenClient client = open.client();
      // All are found before the account is made, so that a mistyped name does no half work.
      List<Team> teams =
          teamNames.stream().map(team -> TeamFinder.named(client, team)).distinct().toList();
      User made = client.serviceAccounts().create(name, displayName.orElse(name));
      teams.forEach(team -> join(client, team, made));
      output
          .printer(surroundings)
          .show(
              AccountRow.LISTING,
              new AccountRow(made, Optional.of(teams.stream().map(Team::name).toList())));
      if (teams.isEmpty()) {
        output.remark(
            surroundings,
            "hint: it can do nothing before it is in a team: keyden team add-member TEAM " + name);
      }
      output.remark(
          surroundings, "hint: keyden key create --purpose TEXT --user " + name + " makes a key");
      return ExitCode.OK;
    }
  }

  private static void join(KeydenClient client, Team team, User account) {
    try {
      client.teams().addMember(team, account);
    } catch (KeydenException failure) {
      CommandException why = ClientProblems.of(failure);
      throw new CommandException(
          "the account "
              + account.username()
              + " was made, and is not in team '"
              + team.name()
              + "': "
              + why.problem(),
          "keyden team add-member '" + team.name() + "' " + account.username() + " tries again",
          why.exitCode(),
          failure);
    }
  }
}
