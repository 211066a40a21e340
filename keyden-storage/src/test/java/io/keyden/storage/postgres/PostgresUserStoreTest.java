package io.keyden.storage.postgres;

import io.keyden.core.user.UserStoreContract;

final class PostgresUserStoreTest extends OnPostgres implements UserStoreContract {}
