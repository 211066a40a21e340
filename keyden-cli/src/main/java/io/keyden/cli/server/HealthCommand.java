package io.keyden.cli.server;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.server.Health;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyden server health}. */
@Command(
    description = "Needs no credential, so that a monitor can ask.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden server health",
      "  keyden server health --server https://keyden.example.com --timeout 5s",
      "",
      "Exit codes: 0 well, 1 unwell, 7 no answer"
    })
final class HealthCommand implements Callable<Integer> {
  private static final Listing<Health> LISTING =
      new Listing<>(
          "reports",
          List.of(
              Column.of("healthy", ServerRow::healthy),
              Column.of("description", health -> Cell.text(health.description()))));

  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  HealthCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.openAnonymous(surroundings)) {
      Health health = open.client().server().health();
      output.printer(surroundings).show(LISTING, health);
      return health.operatingNormally() ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}
