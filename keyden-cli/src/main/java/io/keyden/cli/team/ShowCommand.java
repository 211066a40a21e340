package io.keyden.cli.team;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.team.Team;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden team show}. */
@Command(
    description = "With its members and its roles.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden team show Deployers",
      "  keyden team show teams-administrators -o json"
    })
final class ShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "TEAM", description = "A name or an id")
  private String team = "";

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      Team found = TeamFinder.named(open.client(), team);
      output.printer(surroundings).show(TeamRow.ONE, TeamRow.full(open.client(), found));
      return ExitCode.OK;
    }
  }
}
