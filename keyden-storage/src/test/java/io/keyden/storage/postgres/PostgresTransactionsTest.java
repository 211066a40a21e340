package io.keyden.storage.postgres;

import io.keyden.core.store.TransactionsContract;

final class PostgresTransactionsTest extends OnPostgres implements TransactionsContract {}
