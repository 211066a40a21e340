package io.keyden.storage.postgres;

import io.keyden.core.audit.EventStore;
import io.keyden.core.audit.EventStoreContract;
import io.keyden.storage.sql.SqlEventStore;

final class PostgresEventStoreTest extends OnPostgres implements EventStoreContract {
  @Override
  public EventStore events() {
    return new SqlEventStore(database());
  }
}
