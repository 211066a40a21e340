package io.keyden.storage.sqlite;

import io.keyden.core.status.HealthStore;
import io.keyden.core.status.HealthStoreContract;
import io.keyden.core.store.Transactions;
import io.keyden.storage.sql.SqlHealthStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteHealthStoreTest implements HealthStoreContract {
  @TempDir private Path folder;
  private SqliteDatabase database;
  private HealthStore health;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder.resolve("keyden.db"));
    health = new SqlHealthStore(database);
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
  public HealthStore health() {
    return health;
  }
}
