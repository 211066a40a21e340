package io.keyden.cli.space;

import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.user.AccountNames;
import io.keyden.client.KeydenClient;
import io.keyden.client.space.Space;
import java.util.List;
import java.util.stream.Stream;

/**
 * A space as it is shown.
 *
 * @param space the space
 * @param managers the user names of those who manage it by themselves
 */
record SpaceRow(Space space, List<String> managers) {
  private static final List<Column<SpaceRow>> COLUMNS =
      List.of(
          Column.of("id", row -> Cell.text(row.space().id())),
          Column.<SpaceRow>of("name", row -> Cell.text(row.space().name())).flexible(),
          Column.<SpaceRow>of("description", row -> Cell.text(row.space().description()))
              .flexible(),
          Column.<SpaceRow>of("default", row -> Cell.flag(row.space().isDefault())),
          Column.<SpaceRow>of("taskQueueStopped", row -> Cell.flag(row.space().taskQueueStopped()))
              .asDetail(),
          Column.<SpaceRow>of("managerTeamIds", row -> Cell.many(row.space().managerTeamIds()))
              .asDetail(),
          Column.<SpaceRow>of("managerUserIds", row -> Cell.many(row.space().managerUserIds()))
              .asDetail());

  /** What is shown of many. */
  static final Listing<SpaceRow> LISTING = new Listing<>("spaces", COLUMNS);

  /** What is shown of one. */
  static final Listing<SpaceRow> ONE =
      new Listing<>(
          "spaces",
          Stream.concat(
                  COLUMNS.stream(),
                  Stream.of(Column.<SpaceRow>of("managers", row -> Cell.many(row.managers()))))
              .toList());

  /** Copies the names. */
  SpaceRow {
    managers = List.copyOf(managers);
  }

  /** Of one, with the names of its managers. */
  static SpaceRow of(KeydenClient client, Space space) {
    AccountNames names = new AccountNames(client);
    return new SpaceRow(space, space.managerUserIds().stream().map(names::of).toList());
  }
}
