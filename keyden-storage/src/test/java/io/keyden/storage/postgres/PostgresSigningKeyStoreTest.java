package io.keyden.storage.postgres;

import io.keyden.core.signin.SigningKeyStore;
import io.keyden.core.signin.SigningKeyStoreContract;
import io.keyden.storage.sql.SqlSigningKeyStore;

final class PostgresSigningKeyStoreTest extends OnPostgres implements SigningKeyStoreContract {
  @Override
  public SigningKeyStore signingKeys() {
    return new SqlSigningKeyStore(database());
  }
}
