package io.keyden.storage.sqlite;

import io.keyden.core.user.UserStoreContract;

final class SqliteUserStoreTest extends OnSqlite implements UserStoreContract {}
