package io.keyden.server.storage;

import io.keyden.server.configuration.DatabaseUrl;
import io.keyden.server.configuration.StorageConfiguration;
import io.keyden.storage.sql.ReadOnlyDatabase;
import io.keyden.storage.sqlite.ReadOnlySqliteDatabase;
import java.nio.file.Path;

/**
 * The database that a configuration names, for those who look at it without a server: the one place
 * where they tell kinds of databases apart.
 */
public final class ConfiguredDatabase {
  private ConfiguredDatabase() {}

  /** The file of the embedded database. It need not be there. */
  public static Path file(StorageConfiguration storage) {
    return switch (storage.databaseUrl()) {
      case DatabaseUrl.InDataDirectory _ -> DataDirectory.databaseIn(storage.dataDirectory());
      case DatabaseUrl.Sqlite sqlite -> sqlite.file();
    };
  }

  /**
   * Opens it only to be looked at, beside its server or without one.
   *
   * @throws io.keyden.storage.sqlite.DatabaseException if that cannot be; the message is for people
   */
  public static ReadOnlyDatabase openReadOnly(StorageConfiguration storage) {
    return switch (storage.databaseUrl()) {
      case DatabaseUrl.InDataDirectory _ -> ReadOnlySqliteDatabase.open(file(storage));
      case DatabaseUrl.Sqlite _ -> ReadOnlySqliteDatabase.open(file(storage));
    };
  }
}
