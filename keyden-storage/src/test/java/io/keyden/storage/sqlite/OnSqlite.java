package io.keyden.storage.sqlite;

import io.keyden.core.store.Transactions;
import io.keyden.core.user.UserStore;
import io.keyden.storage.sql.SqlUserStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What contract tests on SQLite have in common: a new database, which must not leave a thing open.
 */
abstract class OnSqlite {
  private TemporaryDatabase database;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = new TemporaryDatabase(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  final SqliteDatabase database() {
    return database.database();
  }

  public Transactions transactions() {
    return database();
  }

  public UserStore users() {
    return new SqlUserStore(database());
  }
}
