package io.keyden.server.database;

import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.terminal.Progress;
import io.keyden.core.audit.ChainAnchor;
import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.server.configuration.DatabaseUrl;
import io.keyden.server.configuration.StorageConfiguration;
import io.keyden.server.storage.DataDirectory;
import io.keyden.server.storage.DataDirectoryException;
import io.keyden.server.storage.PostgresConfigured;
import io.keyden.storage.postgres.PostgresImport;
import io.keyden.storage.postgres.PostgresSettings;
import io.keyden.storage.postgres.ReadOnlyPostgresDatabase;
import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sqlite.ReadOnlySqliteDatabase;
import io.keyden.storage.transfer.SqliteToPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyden migrate sqlite-to-postgres}. */
@Command(
    description = {
      "Stop the server first. Everything is copied as it is: every key goes on working, and the"
          + " audit record keeps its digests, which is verified before and after.",
      "",
      "The database in the data directory is only read. What it is copied to must be empty, and"
          + " gets everything or nothing: a run that broke off can be repeated."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden migrate sqlite-to-postgres --data-dir /var/lib/keyden"
          + " --database-url jdbc:postgresql://db.example.com/keyden --database-user keyden"
    })
final class MigrateCommand implements Callable<Integer> {
  private static final Listing<Migrated> LISTING =
      new Listing<>(
          "databases",
          List.of(
              Column.of("users", migrated -> Cell.number(migrated.count("users"))),
              Column.of("keys", migrated -> Cell.number(migrated.count("api_keys"))),
              Column.of("events", migrated -> Cell.number(migrated.count("events"))),
              Column.of("anchor", migrated -> Cell.text(migrated.anchor().toString()))));

  private final Surroundings surroundings;
  private final ConfigurationReader reader;

  @Mixin private DatabaseOptions database = new DatabaseOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  MigrateCommand(Surroundings surroundings, ConfigurationReader reader) {
    this.surroundings = surroundings;
    this.reader = reader;
  }

  private record Migrated(Map<String, Long> rows, ChainAnchor anchor) {
    long count(String table) {
      return rows.getOrDefault(table, 0L);
    }
  }

  @Override
  public Integer call() {
    StorageConfiguration storage = database.storage(surroundings, reader);
    if (!(storage.databaseUrl() instanceof DatabaseUrl.Postgres url)) {
      throw CommandException.usage(
          "there is no PostgreSQL database to copy to",
          "name it: --database-url jdbc:postgresql://HOST/DATABASE");
    }
    Path source = DataDirectory.databaseIn(storage.dataDirectory());
    if (!Files.exists(source)) {
      throw DatabaseProblem.missing(source);
    }
    // Nothing may be changed here that is not copied any more.
    try (DataDirectory _ = DataDirectory.take(storage.dataDirectory())) {
      Migrated migrated = migrate(source, PostgresConfigured.settings(url, storage));
      output.printer(surroundings).show(LISTING, migrated);
      output.remark(
          surroundings,
          "next: start the server with the same --database-url; "
              + source
              + " is as it was: put it away once all is well");
      return ExitCode.OK;
    } catch (DatabaseException e) {
      throw DatabaseProblem.unusable(e);
    } catch (DataDirectoryException e) {
      throw DatabaseProblem.directory(e, "migrate");
    }
  }

  private Migrated migrate(Path file, PostgresSettings settings) {
    Progress.Stage stage = output.progress(surroundings);
    try (var source = ReadOnlySqliteDatabase.open(file)) {
      if (!source.current()) {
        throw CommandException.failed(
            "the database " + file + " is of an earlier version",
            "start this version on it once, and stop it again");
      }
      SoundRecord before = SoundRecord.require(source, List.of(), stage);
      Map<String, Long> rows;
      try (var target = PostgresImport.begin(settings)) {
        var transfer = new SqliteToPostgres(source, target);
        long all = transfer.rows();
        try (Progress progress = stage.of("copying")) {
          rows = transfer.copy(copied -> progress.begin(copied + " of " + all + " rows"));
        }
      }
      try (var target = ReadOnlyPostgresDatabase.open(settings)) {
        return new Migrated(
            rows, SoundRecord.require(target, List.of(before.anchor()), stage).anchor());
      }
    }
  }
}
