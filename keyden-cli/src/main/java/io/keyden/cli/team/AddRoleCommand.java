package io.keyden.cli.team;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.KeydenClient;
import io.keyden.client.role.UserRole;
import io.keyden.client.space.Space;
import io.keyden.client.team.Team;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden team add-role}. */
@Command(
    description =
        "Where it holds: in --space; else in the team's own space; else, if it has permissions for spaces, "
            + "in the space of OCTOPUS_SPACE or the profile; else on the whole server.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden team add-role Deployers 'Project deployer' --space Hardware",
      "  keyden team add-role Admins 'System administrator' --system"
    })
final class AddRoleCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();

  @Mixin private Scope scope = new Scope();

  @Parameters(index = "0", paramLabel = "TEAM", description = "A name or an id")
  private String team = "";

  @Parameters(
      index = "1",
      paramLabel = "ROLE",
      description = "A role's name or id; keyden team roles lists them")
  private String role = "";

  AddRoleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    scope.check();
    try (Connection open = connection.open(surroundings)) {
      KeydenClient client = open.client();
      Team found = TeamFinder.named(client, team);
      UserRole wanted = RoleFinder.named(client, role);
      Optional<Space> space = space(open, found, wanted);
      boolean before = has(client, found, wanted, space.map(Space::id));
      if (!before) {
        client.userRoles().assign(wanted, found, space.map(Space::id));
      }
      display.remark(
          surroundings,
          "team '"
              + found.name()
              + "' has the role '"
              + wanted.name()
              + "' "
              + space.map(one -> "in " + one.name()).orElse("on the whole server")
              + (before ? " already" : ""));
      return ExitCode.OK;
    }
  }

  private static boolean has(
      KeydenClient client, Team team, UserRole role, Optional<String> spaceId) {
    return client
        .userRoles()
        .assignments(team)
        .anyMatch(known -> known.roleId().equals(role.id()) && known.spaceId().equals(spaceId));
  }

  private Optional<Space> space(Connection open, Team found, UserRole wanted) {
    Optional<Space> named = scope.named(open.client());
    if (named.isPresent() || scope.system()) {
      return named;
    }
    if (found.spaceId().isPresent()) {
      return Optional.of(open.client().spaces().get(found.spaceId().get()));
    }
    return wanted.spacePermissions().isEmpty() ? Optional.empty() : scope.chosen(open);
  }
}
