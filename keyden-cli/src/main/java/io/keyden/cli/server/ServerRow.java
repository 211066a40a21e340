package io.keyden.cli.server;

import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.terminal.Style;
import io.keyden.client.server.Health;
import io.keyden.client.server.KeyRules;
import io.keyden.client.server.ServerInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server as it is shown.
 *
 * @param address where it answers
 * @param info what it is
 * @param health how it is
 * @param rules of the keys that it makes
 */
record ServerRow(URI address, ServerInfo info, Health health, KeyRules rules) {
  /** What is shown of it. */
  static final Listing<ServerRow> LISTING =
      new Listing<>(
          "servers",
          List.of(
              Column.of("address", row -> Cell.text(row.address().toString())),
              Column.of("product", row -> Cell.text(row.product())),
              Column.of("version", row -> Cell.text(row.version())),
              Column.<ServerRow>of("apiVersion", row -> Cell.text(row.info().version()))
                  .titled("OCTOPUS VERSION OF THE API"),
              Column.of("installationId", row -> Cell.text(row.info().installationId())),
              Column.of("healthy", row -> healthy(row.health())),
              Column.of("health", row -> Cell.text(row.health().description())),
              Column.<ServerRow>of(
                      "userKeysAllowed", row -> Cell.flag(row.rules().userKeysAllowed()))
                  .titled("PEOPLE MAKE KEYS"),
              Column.<ServerRow>of(
                      "defaultLifetimeDays", row -> days(row.rules().defaultLifetime(), "for ever"))
                  .titled("DAYS OF A KEY BY DEFAULT"),
              Column.<ServerRow>of(
                      "maximumLifetimeDays", row -> days(row.rules().maximumLifetime(), "no limit"))
                  .titled("DAYS OF A KEY AT MOST")));

  private String product() {
    return info.keydenVersion().isPresent() ? "Keyden" : info.application();
  }

  private String version() {
    return info.keydenVersion().orElse(info.version());
  }

  static Cell healthy(Health health) {
    Cell cell = Cell.flag(health.operatingNormally());
    return health.operatingNormally() ? cell : cell.styled(Style.RED);
  }

  private static Cell days(Optional<Duration> lifetime, String otherwise) {
    return lifetime
        .map(known -> Cell.number(known.toDays()))
        .orElseGet(() -> Cell.absent(otherwise));
  }
}
