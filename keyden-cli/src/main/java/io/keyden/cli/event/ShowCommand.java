package io.keyden.cli.event;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.event.Event;
import io.keyden.client.problem.NotFoundException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden event show}. */
@Command(
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden event show Events-1234 -o json"})
final class ShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "ID", description = "The event's id")
  private String id = "";

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      Event event;
      try {
        event = open.client().events().get(id);
      } catch (NotFoundException e) {
        throw new CommandException(
            "there is no event '" + id + "', or you may not see it",
            "keyden event list shows those there are",
            ExitCode.NOT_FOUND,
            e);
      }
      output.printer(surroundings).show(EventListing.LISTING, event);
      return ExitCode.OK;
    }
  }
}
