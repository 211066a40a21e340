package io.keyden.cli.team;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.client.KeydenClient;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.team.Team;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the team that somebody means. */
public final class TeamFinder {
  private static final String ID_START = "teams-";

  private TeamFinder() {}

  /**
   * The team with that id, or the only one with that name: every space may have one of the same
   * name.
   *
   * @throws CommandException if there is none, or more than one
   */
  public static Team named(KeydenClient client, String name) {
    return byId(client, name).orElseGet(() -> byName(client, name));
  }

  private static Optional<Team> byId(KeydenClient client, String name) {
    if (!name.toLowerCase(Locale.ROOT).startsWith(ID_START)) {
      return Optional.empty();
    }
    try {
      return Optional.of(client.teams().get(name));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static Team byName(KeydenClient client, String name) {
    List<Team> found;
    try (Stream<Team> teams = client.teams().list()) {
      found = teams.filter(team -> team.name().equalsIgnoreCase(name)).toList();
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw found.isEmpty()
        ? new CommandException(
            "there is no team '" + name + "', or you may not see it",
            "keyden team list shows those there are",
            ExitCode.NOT_FOUND)
        : CommandException.usage(
            "there are " + found.size() + " teams '" + name + "'",
            "name one by its id: "
                + found.stream().map(Team::id).collect(Collectors.joining(", ")));
  }
}
