package io.keyden.storage.sqlite;

import io.keyden.core.settings.SettingsStore;
import io.keyden.core.settings.SettingsStoreContract;
import io.keyden.storage.sql.SqlSettingsStore;

final class SqliteSettingsStoreTest extends OnSqlite implements SettingsStoreContract {
  @Override
  public SettingsStore settings() {
    return new SqlSettingsStore(database());
  }
}
