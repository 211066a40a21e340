package io.keyden.cli.team;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.space.Space;
import io.keyden.client.team.Team;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyden team create}. */
@Command(
    description =
        "Without members and roles. In a space if one is chosen, else for the whole server.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden team create Deployers --description 'who may deploy' --system",
      "  keyden team create Testers --space Hardware"
    })
final class CreateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private Scope scope = new Scope();

  @Parameters(paramLabel = "NAME", description = "The name")
  private String name = "";

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is for")
  private Optional<String> description = Optional.empty();

  CreateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    scope.check();
    try (Connection open = connection.open(surroundings)) {
      Optional<Space> space = scope.chosen(open);
      Team made = open.client().teams().create(name, description.orElse(""), space.map(Space::id));
      output
          .printer(surroundings)
          .show(TeamRow.ONE, new TeamRow(made, space.map(Space::name), List.of(), List.of()));
      return ExitCode.OK;
    }
  }
}
