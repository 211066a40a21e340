package io.keyden.cli.user;

import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.terminal.Style;
import io.keyden.client.user.User;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An account as it is shown.
 *
 * @param account the account
 * @param teams the names of its teams; nothing if they were not asked for or are not told
 */
public record AccountRow(User account, Optional<List<String>> teams) {
  private static final List<Column<AccountRow>> COLUMNS =
      List.of(
          Column.of("id", row -> Cell.text(row.account().id())),
          Column.<AccountRow>of("username", row -> Cell.text(row.account().username())).flexible(),
          Column.<AccountRow>of("displayName", row -> Cell.text(row.account().displayName()))
              .flexible(),
          Column.<AccountRow>of("emailAddress", row -> Cell.text(row.account().emailAddress()))
              .dispensable(),
          Column.of("active", row -> active(row.account())),
          Column.<AccountRow>of("created", row -> Cell.time(row.account().created(), "unknown"))
              .dispensable(),
          Column.<AccountRow>of("serviceAccount", row -> Cell.flag(row.account().service()))
              .asDetail());

  /** What is shown of one. */
  public static final Listing<AccountRow> LISTING =
      new Listing<>(
          "accounts",
          Stream.concat(
                  COLUMNS.stream(),
                  Stream.of(
                      Column.<AccountRow>of(
                          "teams",
                          row -> row.teams().map(Cell::many).orElse(Cell.absent("not told")))))
              .toList());

  /** Without its teams. */
  public static AccountRow of(User account) {
    return new AccountRow(account, Optional.empty());
  }

  /** What is shown of many of one kind. */
  static Listing<AccountRow> listing(AccountKind kind) {
    return new Listing<>(kind.many(), COLUMNS);
  }

  private static Cell active(User account) {
    Cell cell = Cell.flag(account.active());
    return account.active() ? cell : cell.styled(Style.YELLOW);
  }
}
