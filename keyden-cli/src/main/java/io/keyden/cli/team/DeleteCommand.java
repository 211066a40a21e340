package io.keyden.cli.team;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.Confirmation;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.team.Team;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden team delete}. */
@Command(
    description =
        "Its members stay, and lose what the team allowed them. Asks first on a terminal; elsewhere --yes is "
            + "needed.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden team delete Deployers --yes"})
final class DeleteCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();
  @Mixin private Confirmation confirmation = new Confirmation();

  @Parameters(paramLabel = "TEAM", description = "A name or an id")
  private String team = "";

  DeleteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      Team found = TeamFinder.named(open.client(), team);
      confirmation.ask(
          surroundings,
          "delete the team '"
              + found.name()
              + "' ("
              + found.id()
              + ", members: "
              + found.memberUserIds().size()
              + ")");
      open.client().teams().delete(found);
      display.remark(surroundings, "the team '" + found.name() + "' is deleted");
      return ExitCode.OK;
    }
  }
}
