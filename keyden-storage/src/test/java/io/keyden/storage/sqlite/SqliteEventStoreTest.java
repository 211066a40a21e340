package io.keyden.storage.sqlite;

import io.keyden.core.audit.EventStore;
import io.keyden.core.audit.EventStoreContract;
import io.keyden.core.store.Transactions;
import io.keyden.storage.sql.SqlEventStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventStoreTest implements EventStoreContract {
  @TempDir private Path folder;
  private SqliteDatabase database;
  private EventStore events;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder.resolve("keyden.db"));
    events = new SqlEventStore(database);
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
  public EventStore events() {
    return events;
  }
}
