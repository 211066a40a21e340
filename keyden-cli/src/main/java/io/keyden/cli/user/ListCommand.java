package io.keyden.cli.user;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.user.User;
import io.keyden.client.user.UserFilter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keyden user list} and {@code keyden service-account list}. */
@Command(mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final AccountKind kind;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "Only those with this in the user name, display name or mail address")
  private Optional<String> filter = Optional.empty();

  @Option(names = "--active", description = "Only those that may do something")
  private boolean active;

  @Option(names = "--disabled", description = "Only those that are disabled")
  private boolean disabled;

  ListCommand(Surroundings surroundings, AccountKind kind) {
    this.surroundings = surroundings;
    this.kind = kind;
  }

  @Override
  public Integer call() {
    if (active && disabled) {
      throw CommandException.usage(
          "--active and --disabled exclude each other", "leave both out to see all");
    }
    UserFilter wanted = UserFilter.ALL.service(kind == AccountKind.SERVICE);
    if (filter.isPresent()) {
      wanted = wanted.containing(filter.get());
    }
    if (active || disabled) {
      wanted = wanted.active(active);
    }
    try (Connection open = connection.open(surroundings);
        Stream<User> accounts = open.client().users().list(wanted)) {
      output
          .printer(surroundings)
          .list(AccountRow.listing(kind), accounts.map(AccountRow::of).toList());
      return ExitCode.OK;
    }
  }
}
