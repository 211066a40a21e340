package io.keyden.server.storage;

import io.keyden.server.configuration.DatabaseUrl;
import io.keyden.server.configuration.StorageConfiguration;
import io.keyden.storage.postgres.ReadOnlyPostgresDatabase;
import io.keyden.storage.sql.ReadOnlyDatabase;
import io.keyden.storage.sqlite.ReadOnlySqliteDatabase;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The database that a configuration names, for those who look at it without a server: the one place
 * where they tell kinds of databases apart.
 */
public final class ConfiguredDatabase {
  private ConfiguredDatabase() {}

  /** The file of the embedded database, which need not be there; empty if it is another. */
  public static Optional<Path> file(StorageConfiguration storage) {
    return switch (storage.databaseUrl()) {
      case DatabaseUrl.InDataDirectory _ ->
          Optional.of(DataDirectory.databaseIn(storage.dataDirectory()));
      case DatabaseUrl.Sqlite sqlite -> Optional.of(sqlite.file());
      case DatabaseUrl.Postgres _ -> Optional.empty();
    };
  }

  /**
   * Opens it only to be looked at, beside its server or without one.
   *
   * @throws io.keyden.storage.sql.DatabaseException if that cannot be; the message is for people
   */
  public static ReadOnlyDatabase openReadOnly(StorageConfiguration storage) {
    return switch (storage.databaseUrl()) {
      case DatabaseUrl.InDataDirectory _ ->
          ReadOnlySqliteDatabase.open(DataDirectory.databaseIn(storage.dataDirectory()));
      case DatabaseUrl.Sqlite sqlite -> ReadOnlySqliteDatabase.open(sqlite.file());
      case DatabaseUrl.Postgres postgres ->
          ReadOnlyPostgresDatabase.open(PostgresConfigured.settings(postgres, storage));
    };
  }
}
