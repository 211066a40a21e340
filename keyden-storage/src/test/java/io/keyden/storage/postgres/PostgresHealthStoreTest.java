package io.keyden.storage.postgres;

import io.keyden.core.status.HealthStore;
import io.keyden.core.status.HealthStoreContract;
import io.keyden.storage.sql.SqlHealthStore;

final class PostgresHealthStoreTest extends OnPostgres implements HealthStoreContract {
  @Override
  public HealthStore health() {
    return new SqlHealthStore(database());
  }
}
