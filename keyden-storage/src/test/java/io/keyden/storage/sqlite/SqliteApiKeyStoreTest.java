package io.keyden.storage.sqlite;

import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.key.ApiKeyStoreContract;
import io.keyden.storage.sql.SqlApiKeyStore;

final class SqliteApiKeyStoreTest extends OnSqlite implements ApiKeyStoreContract {
  @Override
  public ApiKeyStore keys() {
    return new SqlApiKeyStore(database());
  }
}
