package io.keyden.storage.postgres;

import io.keyden.core.signin.SessionStore;
import io.keyden.core.signin.SessionStoreContract;
import io.keyden.storage.sql.SqlSessionStore;

final class PostgresSessionStoreTest extends OnPostgres implements SessionStoreContract {
  @Override
  public SessionStore sessions() {
    return new SqlSessionStore(database());
  }
}
