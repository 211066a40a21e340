package io.keyden.cli.team;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.space.SpaceNames;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.team.Team;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyden team list}. */
@Command(
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden team list", "  keyden team list -o json"})
final class ListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings);
        Stream<Team> teams = open.client().teams().list()) {
      SpaceNames spaces = new SpaceNames(open.client());
      output
          .printer(surroundings)
          .list(TeamRow.LISTING, teams.map(team -> TeamRow.brief(team, spaces)).toList());
      return ExitCode.OK;
    }
  }
}
