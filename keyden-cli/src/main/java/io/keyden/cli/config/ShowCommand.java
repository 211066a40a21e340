package io.keyden.cli.config;

import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.ConnectionSettings;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.Sourced;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyden config show}. */
@Command(
    description =
        "Asks no server. A secret-command is run to see whether it prints a secret, which is not "
            + "shown.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden config show",
      "  keyden config show --profile work -o json"
    })
final class ShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Optional<ConnectionSettings> used =
        connection.username().isPresent()
            ? connection.settingsWithoutCredential(surroundings)
            : connection.settingsIfAny(surroundings);
    output
        .printer(surroundings)
        .show(
            listing(ProfileStore.of(surroundings)),
            new InUse(used, connection.username().isPresent()));
    return ExitCode.OK;
  }

  /** What a command would use. */
  private record InUse(Optional<ConnectionSettings> settings, boolean byPassword) {
    Optional<Sourced<Credential>> credential() {
      return settings.flatMap(ConnectionSettings::credential);
    }

    Cell kind() {
      return byPassword
          ? Cell.text("password")
          : credential()
              .map(known -> Cell.text(ProfileRow.kind(known.value())))
              .orElseGet(() -> Cell.absent("none"));
    }

    Cell source() {
      return byPassword ? Cell.text("--username") : Cell.text(credential().map(Sourced::source));
    }

    Optional<Sourced<String>> space() {
      return settings.flatMap(ConnectionSettings::space);
    }
  }

  private static Listing<InUse> listing(ProfileStore store) {
    return new Listing<>(
        "settings",
        List.of(
            Column.of(
                "server",
                row ->
                    row.settings()
                        .map(known -> Cell.text(known.server().value().toString()))
                        .orElseGet(() -> Cell.absent("none"))),
            Column.of(
                "serverSource",
                row -> Cell.text(row.settings().map(known -> known.server().source()))),
            Column.of("credential", InUse::kind),
            Column.of("credentialSource", InUse::source),
            Column.of("space", row -> Cell.text(row.space().map(Sourced::value))),
            Column.of("spaceSource", row -> Cell.text(row.space().map(Sourced::source))),
            Column.of(
                "profile", row -> Cell.text(row.settings().flatMap(ConnectionSettings::profile))),
            Column.of(
                "withheld",
                row ->
                    Cell.many(row.settings().map(ConnectionSettings::withheld).orElse(List.of()))),
            Column.of("configurationFile", _ -> Cell.text(store.configurationFile().toString())),
            Column.of("secretsFile", _ -> Cell.text(store.secretsFile().toString()))));
  }
}
