package io.keyden.storage.sqlite;

import io.keyden.core.audit.EventStore;
import io.keyden.core.audit.EventStoreContract;
import io.keyden.storage.sql.SqlEventStore;

final class SqliteEventStoreTest extends OnSqlite implements EventStoreContract {
  @Override
  public EventStore events() {
    return new SqlEventStore(database());
  }
}
