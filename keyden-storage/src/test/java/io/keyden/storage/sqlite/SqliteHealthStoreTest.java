package io.keyden.storage.sqlite;

import io.keyden.core.status.HealthStore;
import io.keyden.core.status.HealthStoreContract;
import io.keyden.storage.sql.SqlHealthStore;

final class SqliteHealthStoreTest extends OnSqlite implements HealthStoreContract {
  @Override
  public HealthStore health() {
    return new SqlHealthStore(database());
  }
}
