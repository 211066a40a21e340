package io.keyden.cli.server;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyden server show}. */
@Command(
    description = "Anyone may ask: no credential is needed, and none is sent.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden server show",
      "  keyden server show --server https://octopus.example.com -o json"
    })
final class ShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.openAnonymous(surroundings)) {
      output
          .printer(surroundings)
          .show(
              ServerRow.LISTING,
              new ServerRow(
                  open.client().uri(),
                  open.client().server().info(),
                  open.client().server().health(),
                  open.client().server().keyRules()));
      return ExitCode.OK;
    }
  }
}
