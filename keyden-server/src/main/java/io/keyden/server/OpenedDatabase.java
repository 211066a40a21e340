package io.keyden.server;

import io.keyden.server.command.StartException;
import io.keyden.server.configuration.DatabaseUrl;
import io.keyden.server.configuration.Settings;
import io.keyden.server.configuration.StorageConfiguration;
import io.keyden.server.storage.DataDirectory;
import io.keyden.server.storage.PostgresConfigured;
import io.keyden.storage.postgres.PostgresDatabase;
import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sql.SqlTransactions;
import io.keyden.storage.sqlite.Durability;
import io.keyden.storage.sqlite.SqliteDatabase;
import io.keyden.storage.transaction.GroupedCommits;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The database that the configuration names.
 *
 * @param transactions what the stores work in
 * @param commits tells of commits
 * @param shared the same, if other nodes may share it
 * @param closing closes it
 */
record OpenedDatabase(
    SqlTransactions transactions,
    GroupedCommits commits,
    Optional<PostgresDatabase> shared,
    Runnable closing)
    implements AutoCloseable {

  /**
   * Opens it.
   *
   * @param durability what acknowledged writes to the embedded database survive
   * @throws StartException if it cannot be used
   */
  static OpenedDatabase open(
      StorageConfiguration configuration, DataDirectory directory, Durability durability)
      throws StartException {
    return switch (configuration.databaseUrl()) {
      case DatabaseUrl.InDataDirectory inside ->
          sqlite(directory.database(), configuration, durability);
      case DatabaseUrl.Sqlite sqlite -> sqlite(sqlite.file(), configuration, durability);
      case DatabaseUrl.Postgres postgres -> postgres(postgres, configuration);
    };
  }

  private static OpenedDatabase sqlite(
      Path file, StorageConfiguration configuration, Durability durability) throws StartException {
    try {
      var database = SqliteDatabase.open(file, configuration.commitGroupMax(), durability);
      return new OpenedDatabase(database, database, Optional.empty(), database::close);
    } catch (DatabaseException e) {
      throw new StartException(
          String.valueOf(e.getMessage()), "look at the file, or choose another with --data-dir", e);
    }
  }

  private static OpenedDatabase postgres(
      DatabaseUrl.Postgres url, StorageConfiguration configuration) throws StartException {
    try {
      var database =
          PostgresDatabase.open(
              PostgresConfigured.settings(url, configuration), InstantSource.system());
      return new OpenedDatabase(database, database, Optional.of(database), database::close);
    } catch (DatabaseException e) {
      throw new StartException(
          String.valueOf(e.getMessage()),
          "look at %s, %s and %s"
              .formatted(
                  Settings.DATABASE_URL.option(),
                  Settings.DATABASE_USER.option(),
                  Settings.DATABASE_PASSWORD.variable()),
          e);
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
