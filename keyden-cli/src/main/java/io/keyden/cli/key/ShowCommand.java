package io.keyden.cli.key;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.user.User;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyden key show}. */
@Command(
    description = "Never the key itself: that was shown when it was made.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden key show laptop",
      "  keyden key show apikeys-3p9wRQ2fok6vGHoZzsMJYzH0aZ --user deploy-bot -o json"
    })
final class ShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "A key of this account instead of your own: a user name or an id")
  private Optional<String> user = Optional.empty();

  @Parameters(
      paramLabel = "KEY",
      description = "The key's id, or its purpose if no other key has the same")
  private String key = "";

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      User owner = Owners.of(open.client(), user);
      KeyRow row = new KeyRow(KeyFinder.one(open.client(), owner, key), owner);
      output.printer(surroundings).show(KeyRow.ofManyOwners(surroundings.clock().instant()), row);
      return ExitCode.OK;
    }
  }
}
