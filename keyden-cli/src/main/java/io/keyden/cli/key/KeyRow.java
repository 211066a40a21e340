package io.keyden.cli.key;

import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.terminal.Style;
import io.keyden.client.key.ApiKey;
import io.keyden.client.key.LastUse;
import io.keyden.client.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A key in a list, with its owner.
 *
 * @param key the key
 * @param owner whose it is
 */
record KeyRow(ApiKey key, User owner) {
  /** What ends within this time stands out. */
  static final Duration SOON = Duration.ofDays(20);

  private static final Duration VERY_SOON = Duration.ofDays(3);

  /** What is shown of keys of one account. */
  static Listing<KeyRow> ofOneOwner(Instant now) {
    return new Listing<>("keys", columns(now));
  }

  /** What is shown of keys of many accounts. */
  static Listing<KeyRow> ofManyOwners(Instant now) {
    List<Column<KeyRow>> columns = new ArrayList<>(columns(now));
    columns.add(1, Column.<KeyRow>of("owner", row -> Cell.text(row.owner().username())).flexible());
    return new Listing<>("keys", columns);
  }

  private static List<Column<KeyRow>> columns(Instant now) {
    return List.of(
        Column.of("id", row -> Cell.text(row.key().id())),
        Column.<KeyRow>of("purpose", row -> Cell.text(row.key().purpose())).flexible(),
        Column.<KeyRow>of("hint", row -> Cell.text(row.key().hint())).dispensable(),
        Column.<KeyRow>of("created", row -> Cell.time(row.key().created(), "unknown"))
            .dispensable(),
        Column.of("expires", row -> expires(row.key(), now)),
        Column.<KeyRow>of("lastUsed", row -> lastUsed(row.key().lastUse())).dispensable(),
        Column.<KeyRow>of("userId", row -> Cell.text(row.key().userId())).asDetail(),
        Column.<KeyRow>of("actorType", row -> Cell.text(row.key().actorType())).asDetail(),
        Column.<KeyRow>of("accessLevel", row -> Cell.text(row.key().accessLevel())).asDetail());
  }

  private static Cell expires(ApiKey key, Instant now) {
    Cell cell = Cell.time(key.expires(), "never");
    if (key.expiresBy(now.plus(VERY_SOON))) {
      return cell.styled(Style.RED);
    }
    return key.expiresBy(now.plus(SOON)) ? cell.styled(Style.YELLOW) : cell;
  }

  private static Cell lastUsed(LastUse use) {
    return switch (use) {
      case LastUse.At at -> Cell.time(at.at());
      case LastUse.Never _ -> Cell.absent("never");
      case LastUse.Unknown _ -> Cell.absent("unknown");
    };
  }
}
