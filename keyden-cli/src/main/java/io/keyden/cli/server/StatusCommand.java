package io.keyden.cli.server;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.server.Status;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyden server status}. */
@Command(
    description = "For those who are signed in. What you may not see is left open.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden server status", "  keyden server status -o json"})
final class StatusCommand implements Callable<Integer> {
  private static final Listing<Status> LISTING =
      new Listing<>(
          "reports",
          List.of(
              Column.of("inMaintenanceMode", status -> Cell.flag(status.inMaintenanceMode())),
              Column.of("version", status -> Cell.text(status.version())),
              Column.of("operatingSystem", status -> Cell.text(status.operatingSystem())),
              Column.of("uptime", status -> Cell.text(status.uptime()))));

  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      output.printer(surroundings).show(LISTING, open.client().server().status());
      return ExitCode.OK;
    }
  }
}
