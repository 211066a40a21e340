package io.keyden.storage.sqlite;

import io.keyden.core.space.AccessStores;
import io.keyden.core.space.AccessStoresContract;
import io.keyden.storage.sql.SqlScopedUserRoleStore;
import io.keyden.storage.sql.SqlSpaceStore;
import io.keyden.storage.sql.SqlTeamStore;
import io.keyden.storage.sql.SqlUserRoleStore;

final class SqliteAccessStoresTest extends OnSqlite implements AccessStoresContract {
  @Override
  public AccessStores stores() {
    return new AccessStores(
        database(),
        users(),
        new SqlSpaceStore(database()),
        new SqlTeamStore(database()),
        new SqlUserRoleStore(database()),
        new SqlScopedUserRoleStore(database()));
  }
}
