package io.keyden.storage.sqlite;

import io.keyden.core.store.ProgressStore;
import io.keyden.core.store.ProgressStoreContract;
import io.keyden.core.store.Transactions;
import io.keyden.storage.sql.SqlProgressStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteProgressStoreTest implements ProgressStoreContract {
  @TempDir private Path folder;
  private SqliteDatabase database;
  private ProgressStore progress;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder.resolve("keyden.db"));
    progress = new SqlProgressStore(database);
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
  public ProgressStore progress() {
    return progress;
  }
}
