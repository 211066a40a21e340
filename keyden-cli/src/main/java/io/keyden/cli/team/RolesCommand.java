package io.keyden.cli.team;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.role.UserRole;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyden team roles}. */
@Command(
    description = "What each allows is in -o json, yaml and csv.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden team roles", "  keyden team roles -o json"})
final class RolesCommand implements Callable<Integer> {
  private static final Listing<UserRole> LISTING =
      new Listing<>(
          "roles",
          List.of(
              Column.of("id", role -> Cell.text(role.id())),
              Column.<UserRole>of("name", role -> Cell.text(role.name())).flexible(),
              Column.<UserRole>of("description", role -> Cell.text(role.description())).flexible(),
              Column.<UserRole>of("spacePermissions", role -> Cell.many(role.spacePermissions()))
                  .asDetail(),
              Column.<UserRole>of("systemPermissions", role -> Cell.many(role.systemPermissions()))
                  .asDetail()));

  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  RolesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings);
        Stream<UserRole> roles = open.client().userRoles().list()) {
      output.printer(surroundings).list(LISTING, roles.toList());
      return ExitCode.OK;
    }
  }
}
