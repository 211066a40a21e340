package io.keyden.storage.sqlite;

import io.keyden.core.store.Transactions;
import io.keyden.core.user.UserStore;
import io.keyden.core.user.UserStoreContract;
import io.keyden.storage.sql.SqlUserStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteUserStoreTest implements UserStoreContract {
  private SqliteDatabase database;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("keyden.db"));
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
  public UserStore users() {
    return new SqlUserStore(database);
  }
}
