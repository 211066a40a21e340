package io.keyden.cli.team;

import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.space.SpaceNames;
import io.keyden.cli.user.AccountNames;
import io.keyden.client.KeydenClient;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.role.Assignment;
import io.keyden.client.team.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A team as it is shown.
 *
 * @param team the team
 * @param space the name of its space; empty for one of the whole server
 * @param members user names
 * @param roles each with where it holds
 */
record TeamRow(Team team, Optional<String> space, List<String> members, List<String> roles) {
  /** What is shown of many. */
  static final Listing<TeamRow> LISTING =
      new Listing<>(
          "teams",
          columns(
              List.of(
                  Column.<TeamRow>of(
                          "memberCount", row -> Cell.number(row.team().memberUserIds().size()))
                      .titled("MEMBERS")
                      .alignedRight())));

  /** What is shown of one. */
  static final Listing<TeamRow> ONE =
      new Listing<>(
          "teams",
          columns(
              List.of(
                  Column.of("members", row -> Cell.many(row.members())),
                  Column.of("roles", row -> Cell.many(row.roles())))));

  /** Copies the names. */
  TeamRow {
    members = List.copyOf(members);
    roles = List.copyOf(roles);
  }

  private static List<Column<TeamRow>> columns(List<Column<TeamRow>> more) {
    List<Column<TeamRow>> columns = new ArrayList<>();
    columns.add(Column.of("id", row -> Cell.text(row.team().id())));
    columns.add(Column.<TeamRow>of("name", row -> Cell.text(row.team().name())).flexible());
    columns.add(
        Column.<TeamRow>of(
                "space",
                row -> row.space().map(Cell::text).orElseGet(() -> Cell.absent("whole server")))
            .flexible());
    columns.add(
        Column.<TeamRow>of("description", row -> Cell.text(row.team().description()))
            .dispensable());
    columns.addAll(more);
    columns.add(
        Column.<TeamRow>of("memberUserIds", row -> Cell.many(row.team().memberUserIds()))
            .asDetail());
    columns.add(
        Column.<TeamRow>of("canBeDeleted", row -> Cell.flag(row.team().canBeDeleted())).asDetail());
    return columns;
  }

  /** In a list, where its members are a number and its roles are left out. */
  static TeamRow brief(Team team, SpaceNames spaces) {
    return new TeamRow(team, team.spaceId().map(spaces::of), List.of(), List.of());
  }

  /** With the names of its members and roles. */
  static TeamRow full(KeydenClient client, Team team) {
    SpaceNames spaces = new SpaceNames(client);
    AccountNames accounts = new AccountNames(client);
    return new TeamRow(
        team,
        team.spaceId().map(spaces::of),
        team.memberUserIds().stream().map(accounts::of).toList(),
        roles(client, team, spaces));
  }

  private static List<String> roles(KeydenClient client, Team team, SpaceNames spaces) {
    try (Stream<Assignment> assignments = client.userRoles().assignments(team)) {
      return assignments
          .map(assignment ->
              name(client, assignment)
                  + assignment.spaceId().map(id -> " in " + spaces.of(id)).orElse(""))
          .toList();
    }
  }

  private static String name(KeydenClient client, Assignment assignment) {
    try {
      return client.userRoles().get(assignment.roleId()).name();
    } catch (NotFoundException | ForbiddenException e) {
      return assignment.roleId();
    }
  }
}
