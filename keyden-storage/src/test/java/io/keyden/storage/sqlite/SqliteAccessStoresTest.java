package io.keyden.storage.sqlite;

import io.keyden.core.space.AccessStores;
import io.keyden.core.space.AccessStoresContract;
import io.keyden.storage.sql.SqlScopedUserRoleStore;
import io.keyden.storage.sql.SqlSpaceStore;
import io.keyden.storage.sql.SqlTeamStore;
import io.keyden.storage.sql.SqlUserRoleStore;
import io.keyden.storage.sql.SqlUserStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAccessStoresTest implements AccessStoresContract {
  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder.resolve("keyden.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public AccessStores stores() {
    return new AccessStores(
        database,
        new SqlUserStore(database),
        new SqlSpaceStore(database),
        new SqlTeamStore(database),
        new SqlUserRoleStore(database),
        new SqlScopedUserRoleStore(database));
  }
}
