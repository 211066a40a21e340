package io.keyden.cli.space;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.space.Space;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyden space list}. */
@Command(
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden space list", "  keyden space list -o json"})
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
        Stream<Space> spaces = open.client().spaces().list()) {
      output
          .printer(surroundings)
          .list(SpaceRow.LISTING, spaces.map(space -> new SpaceRow(space, List.of())).toList());
      return ExitCode.OK;
    }
  }
}
