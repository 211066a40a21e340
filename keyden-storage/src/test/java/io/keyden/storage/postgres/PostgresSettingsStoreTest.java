package io.keyden.storage.postgres;

import io.keyden.core.settings.SettingsStore;
import io.keyden.core.settings.SettingsStoreContract;
import io.keyden.storage.sql.SqlSettingsStore;

final class PostgresSettingsStoreTest extends OnPostgres implements SettingsStoreContract {
  @Override
  public SettingsStore settings() {
    return new SqlSettingsStore(database());
  }
}
