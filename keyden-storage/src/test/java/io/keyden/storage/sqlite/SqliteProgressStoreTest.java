package io.keyden.storage.sqlite;

import io.keyden.core.store.ProgressStore;
import io.keyden.core.store.ProgressStoreContract;
import io.keyden.storage.sql.SqlProgressStore;

final class SqliteProgressStoreTest extends OnSqlite implements ProgressStoreContract {
  @Override
  public ProgressStore progress() {
    return new SqlProgressStore(database());
  }
}
