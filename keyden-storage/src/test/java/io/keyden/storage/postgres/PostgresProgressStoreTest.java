package io.keyden.storage.postgres;

import io.keyden.core.store.ProgressStore;
import io.keyden.core.store.ProgressStoreContract;
import io.keyden.storage.sql.SqlProgressStore;

final class PostgresProgressStoreTest extends OnPostgres implements ProgressStoreContract {
  @Override
  public ProgressStore progress() {
    return new SqlProgressStore(database());
  }
}
