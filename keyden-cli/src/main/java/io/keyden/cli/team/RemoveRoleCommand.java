package io.keyden.cli.team;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.space.SpaceNames;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.KeydenClient;
import io.keyden.client.role.Assignment;
import io.keyden.client.role.UserRole;
import io.keyden.client.space.Space;
import io.keyden.client.team.Team;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden team remove-role}. */
@Command(
    description = "If the team has the role in several places, --space or --system says where.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden team remove-role Deployers 'Project deployer' --space Hardware"
    })
final class RemoveRoleCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();

  @Mixin private Scope scope = new Scope();

  @Parameters(index = "0", paramLabel = "TEAM", description = "A name or an id")
  private String team = "";

  @Parameters(index = "1", paramLabel = "ROLE", description = "A role's name or id")
  private String role = "";

  RemoveRoleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    scope.check();
    try (Connection open = connection.open(surroundings)) {
      KeydenClient client = open.client();
      Team found = TeamFinder.named(client, team);
      UserRole unwanted = RoleFinder.named(client, role);
      Assignment assignment = one(client, found, unwanted);
      client.userRoles().remove(assignment);
      display.remark(
          surroundings,
          "team '"
              + found.name()
              + "' has the role '"
              + unwanted.name()
              + "' no more "
              + place(assignment, new SpaceNames(client)));
      return ExitCode.OK;
    }
  }

  private Assignment one(KeydenClient client, Team found, UserRole unwanted) {
    Optional<String> spaceId = scope.named(client).map(Space::id);
    List<Assignment> given;
    try (Stream<Assignment> assignments = client.userRoles().assignments(found)) {
      given =
          assignments
              .filter(known -> known.roleId().equals(unwanted.id()))
              .filter(known -> spaceId.isEmpty() || known.spaceId().equals(spaceId))
              .filter(known -> !scope.system() || known.spaceId().isEmpty())
              .toList();
    }
    if (given.size() == 1) {
      return given.getFirst();
    }
    if (given.isEmpty()) {
      throw new CommandException(
          "team '" + found.name() + "' has no role '" + unwanted.name() + "' there",
          "keyden team show '" + found.name() + "' shows its roles",
          ExitCode.NOT_FOUND);
    }
    SpaceNames names = new SpaceNames(client);
    throw CommandException.usage(
        "team '" + found.name() + "' has the role '" + unwanted.name() + "' in several places",
        "say where by --space or --system; it is "
            + given.stream().map(known -> place(known, names)).collect(Collectors.joining(", ")));
  }

  private static String place(Assignment assignment, SpaceNames names) {
    return assignment.spaceId().map(id -> "in " + names.of(id)).orElse("on the whole server");
  }
}
