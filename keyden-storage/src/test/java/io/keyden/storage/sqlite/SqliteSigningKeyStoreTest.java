package io.keyden.storage.sqlite;

import io.keyden.core.signin.SigningKeyStore;
import io.keyden.core.signin.SigningKeyStoreContract;
import io.keyden.storage.sql.SqlSigningKeyStore;

final class SqliteSigningKeyStoreTest extends OnSqlite implements SigningKeyStoreContract {
  @Override
  public SigningKeyStore signingKeys() {
    return new SqlSigningKeyStore(database());
  }
}
