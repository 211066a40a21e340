package io.keyden.storage.postgres;

import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.key.ApiKeyStoreContract;
import io.keyden.storage.sql.SqlApiKeyStore;

final class PostgresApiKeyStoreTest extends OnPostgres implements ApiKeyStoreContract {
  @Override
  public ApiKeyStore keys() {
    return new SqlApiKeyStore(database());
  }
}
