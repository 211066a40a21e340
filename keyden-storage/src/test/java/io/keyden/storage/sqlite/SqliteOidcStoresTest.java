package io.keyden.storage.sqlite;

import io.keyden.core.oidc.OidcIdentityStore;
import io.keyden.core.oidc.OidcStoresContract;
import io.keyden.core.oidc.UsedSubjectTokenStore;
import io.keyden.storage.sql.SqlOidcIdentityStore;
import io.keyden.storage.sql.SqlUsedSubjectTokenStore;

final class SqliteOidcStoresTest extends OnSqlite implements OidcStoresContract {
  @Override
  public OidcIdentityStore identities() {
    return new SqlOidcIdentityStore(database());
  }

  @Override
  public UsedSubjectTokenStore used() {
    return new SqlUsedSubjectTokenStore(database());
  }
}
