package io.keyden.cli.space;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.user.Accounts;
import io.keyden.client.KeydenClient;
import io.keyden.client.space.Space;
import io.keyden.client.user.User;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyden space create}. */
@Command(
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden space create Hardware --manager alice --manager bob"})
final class CreateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "NAME", description = "The name, at most 20 characters")
  private String name = "";

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is for")
  private Optional<String> description = Optional.empty();

  @Option(
      names = "--manager",
      paramLabel = "USER",
      description = "Who manages it, a user name or an id; may be repeated; yourself unless given")
  private List<String> managers = List.of();

  CreateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      KeydenClient client = open.client();
      List<User> chosen =
          managers.isEmpty()
              ? List.of(client.users().me())
              : managers.stream()
                  .map(manager -> Accounts.named(client, manager))
                  .distinct()
                  .toList();
      Space made = client.spaces().create(name, description.orElse(""), chosen);
      output.printer(surroundings).show(SpaceRow.ONE, SpaceRow.of(client, made));
      return ExitCode.OK;
    }
  }
}
