package io.keyden.cli.space;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.Confirmation;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.space.Space;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden space delete}. */
@Command(
    description =
        "With everything in it, for ever. Its tasks are stopped first, as a server asks for. Asks first on "
            + "a terminal; elsewhere --yes is needed.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden space delete Hardware --yes"})
final class DeleteCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();
  @Mixin private Confirmation confirmation = new Confirmation();

  @Parameters(paramLabel = "NAME", description = "A name or an id")
  private String name = "";

  DeleteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      Space space = SpaceFinder.named(open.client(), name);
      confirmation.ask(
          surroundings,
          "delete the space '" + space.name() + "' (" + space.id() + ") with everything in it");
      open.client().spaces().delete(space);
      display.remark(surroundings, "the space '" + space.name() + "' is deleted");
      return ExitCode.OK;
    }
  }
}
