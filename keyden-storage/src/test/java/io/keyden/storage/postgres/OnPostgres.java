package io.keyden.storage.postgres;

import io.keyden.core.store.Transactions;
import io.keyden.core.user.UserStore;
import io.keyden.storage.sql.SqlUserStore;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What contract tests on PostgreSQL have in common: each begins with an empty database. */
abstract class OnPostgres {
  private PostgresDatabase database;

  @BeforeEach
  void open() {
    database = PostgresDatabase.open(PostgresServer.cleanDatabase(), InstantSource.system());
  }

  @AfterEach
  void close() {
    database.close();
  }

  final PostgresDatabase database() {
    return database;
  }

  public Transactions transactions() {
    return database;
  }

  public UserStore users() {
    return new SqlUserStore(database);
  }
}
