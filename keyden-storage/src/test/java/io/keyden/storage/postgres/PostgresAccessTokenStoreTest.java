package io.keyden.storage.postgres;

import io.keyden.core.signin.AccessTokenStore;
import io.keyden.core.signin.AccessTokenStoreContract;
import io.keyden.storage.sql.SqlAccessTokenStore;

final class PostgresAccessTokenStoreTest extends OnPostgres implements AccessTokenStoreContract {
  @Override
  public AccessTokenStore tokens() {
    return new SqlAccessTokenStore(database());
  }
}
