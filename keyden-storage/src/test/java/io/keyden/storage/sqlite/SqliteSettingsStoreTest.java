package io.keyden.storage.sqlite;

import io.keyden.core.settings.SettingsStore;
import io.keyden.core.settings.SettingsStoreContract;
import io.keyden.core.store.Transactions;
import io.keyden.storage.sql.SqlSettingsStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteSettingsStoreTest implements SettingsStoreContract {
  @TempDir private Path folder;
  private SqliteDatabase database;
  private SettingsStore settings;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder.resolve("keyden.db"));
    settings = new SqlSettingsStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public Transactions transactions() {
    return database;
  }

  @Override
  public SettingsStore settings() {
    return settings;
  }
}
