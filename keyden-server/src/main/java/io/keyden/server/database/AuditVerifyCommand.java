package io.keyden.server.database;

import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.core.audit.ChainAnchor;
import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.server.configuration.StorageConfiguration;
import io.keyden.server.storage.ConfiguredDatabase;
import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sql.ReadOnlyDatabase;
import io.keyden.storage.sqlite.ReadOnlySqliteDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code keyden audit verify}. */
@Command(
    description = {
      "Reads the database only, beside its server or without one. Each event holds a digest of"
          + " itself and of the one before, so that an event that was changed, dropped, moved or"
          + " repeated is found, and the first one is named.",
      "",
      "Whoever can write to the database can also cut off its end, or compute it anew. That is found"
          + " by an anchor that was noted down elsewhere: this command, or keyden backup, shows it."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden audit verify",
      "  keyden audit verify --data-dir /var/lib/keyden --anchor \"$(cat anchor.txt)\"",
      "  keyden audit verify --file /backup/keyden.db -o json"
    })
final class AuditVerifyCommand implements Callable<Integer> {
  private static final Listing<Verified> LISTING =
      new Listing<>(
          "records",
          List.of(
              Column.of("events", verified -> Cell.number(verified.sound().anchor().number())),
              Column.of("lastEvent", verified -> Cell.time(verified.sound().lastEvent(), "none")),
              Column.of("anchor", verified -> Cell.text(verified.sound().anchor().toString()))));

  private final Surroundings surroundings;
  private final ConfigurationReader reader;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--file",
      paramLabel = "BACKUP",
      description = "Verify this backup, not the database")
  private @Nullable String file;

  @Option(
      names = "--anchor",
      paramLabel = "NUMBER:DIGEST",
      converter = AnchorConverter.class,
      description = "A place in the record that was noted down; may be repeated")
  private List<ChainAnchor> anchors = new ArrayList<>();

  @Mixin private OutputOptions output = new OutputOptions();

  AuditVerifyCommand(Surroundings surroundings, ConfigurationReader reader) {
    this.surroundings = surroundings;
    this.reader = reader;
  }

  private record Verified(SoundRecord sound) {}

  @Override
  public Integer call() {
    try (ReadOnlyDatabase opened = open()) {
      SoundRecord sound = SoundRecord.require(opened, anchors, output.progress(surroundings));
      output.printer(surroundings).show(LISTING, new Verified(sound));
      if (anchors.isEmpty()) {
        output.remark(
            surroundings,
            "note: that the end was cut off shows only by an anchor: keep this one elsewhere, and"
                + " give it with --anchor next time");
      }
      return ExitCode.OK;
    } catch (DatabaseException e) {
      throw DatabaseProblem.unusable(e);
    }
  }

  private ReadOnlyDatabase open() {
    if (file == null) {
      StorageConfiguration storage = database.storage(surroundings, reader);
      ConfiguredDatabase.file(storage).ifPresent(AuditVerifyCommand::require);
      return ConfiguredDatabase.openReadOnly(storage);
    }
    if (database.given()) {
      throw CommandException.usage(
          "--file does not go with --data-dir or --database-url", "leave one of them out");
    }
    Path backup = surroundings.file(file);
    require(backup);
    return ReadOnlySqliteDatabase.open(backup);
  }

  private static void require(Path path) {
    if (!Files.exists(path)) {
      throw DatabaseProblem.missing(path);
    }
  }

  static final class AnchorConverter implements ITypeConverter<ChainAnchor> {
    @Override
    public ChainAnchor convert(String text) {
      return ChainAnchor.parse(text.strip())
          .orElseThrow(() ->
              new TypeConversionException(
                  "'"
                      + text
                      + "' is not the number of an event, a colon and 64 hexadecimal digits"));
    }
  }
}
