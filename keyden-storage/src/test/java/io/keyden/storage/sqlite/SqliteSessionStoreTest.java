package io.keyden.storage.sqlite;

import io.keyden.core.signin.SessionStore;
import io.keyden.core.signin.SessionStoreContract;
import io.keyden.storage.sql.SqlSessionStore;

final class SqliteSessionStoreTest extends OnSqlite implements SessionStoreContract {
  @Override
  public SessionStore sessions() {
    return new SqlSessionStore(database());
  }
}
