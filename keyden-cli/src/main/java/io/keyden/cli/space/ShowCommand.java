package io.keyden.cli.space;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.space.Space;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden space show}. */
@Command(
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden space show Hardware",
      "  keyden space show Spaces-1 -o json"
    })
final class ShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "NAME", description = "A name or an id")
  private String name = "";

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      Space space = SpaceFinder.named(open.client(), name);
      output.printer(surroundings).show(SpaceRow.ONE, SpaceRow.of(open.client(), space));
      return ExitCode.OK;
    }
  }
}
