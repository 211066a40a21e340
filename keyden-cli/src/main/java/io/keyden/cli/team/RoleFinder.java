package io.keyden.cli.team;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.client.KeydenClient;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.role.UserRole;
import java.util.Locale;
import java.util.Optional;

/** Finds the role that somebody means. */
final class RoleFinder {
  private static final String ID_START = "userroles-";

  private RoleFinder() {}

  /**
   * The role of that name or id.
   *
   * @throws CommandException if there is none
   */
  static UserRole named(KeydenClient client, String name) {
    return byId(client, name)
        .or(() -> client.userRoles().find(name))
        .orElseThrow(() ->
            new CommandException(
                "there is no role '" + name + "'",
                "keyden team roles shows those there are",
                ExitCode.NOT_FOUND));
  }

  private static Optional<UserRole> byId(KeydenClient client, String name) {
    if (!name.toLowerCase(Locale.ROOT).startsWith(ID_START)) {
      return Optional.empty();
    }
    try {
      return Optional.of(client.userRoles().get(name));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
