package io.keyden.storage.sqlite;

import io.keyden.core.store.Transactions;
import io.keyden.core.store.TransactionsContract;
import io.keyden.core.user.UserStore;
import io.keyden.storage.sql.SqlUserStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteTransactionsTest implements TransactionsContract {
  @TempDir private Path folder;
  private TemporaryDatabase database;

  @BeforeEach
  void open() {
    database = new TemporaryDatabase(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public Transactions transactions() {
    return database.database();
  }

  @Override
  public UserStore users() {
    return new SqlUserStore(database.database());
  }
}
