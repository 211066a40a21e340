package io.keyden.storage.sqlite;

import io.keyden.core.signin.AccessTokenStore;
import io.keyden.core.signin.AccessTokenStoreContract;
import io.keyden.storage.sql.SqlAccessTokenStore;

final class SqliteAccessTokenStoreTest extends OnSqlite implements AccessTokenStoreContract {
  @Override
  public AccessTokenStore tokens() {
    return new SqlAccessTokenStore(database());
  }
}
