package io.keyden.storage.sqlite;

import io.keyden.core.store.TransactionsContract;

final class SqliteTransactionsTest extends OnSqlite implements TransactionsContract {}
