package io.keyden.storage.postgres;

import io.keyden.core.problem.BugException;
import io.keyden.storage.migration.Migrations;
import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sql.ReadOnlyDatabase;
import io.keyden.storage.sql.Sql;
import io.keyden.storage.sql.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/** A PostgreSQL database that is only looked at, beside its nodes or without one. */
public final class ReadOnlyPostgresDatabase implements ReadOnlyDatabase {
  private final Connection connection;
  private final Sql sql;
  private boolean reading;

  private ReadOnlyPostgresDatabase(Connection connection) {
    this.connection = connection;
    this.sql = new Sql(connection, new PostgresDialect());
  }

  /**
   * Opens it.
   *
   * @throws DatabaseException if it cannot be reached, is no database of Keyden, or one of a newer
   *     version; the message is for people
   */
  public static ReadOnlyPostgresDatabase open(PostgresSettings settings) {
    try {
      var connection = PostgresSource.of(settings, "keyden-look", Duration.ZERO).getConnection();
      try {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        requireKnown(connection);
        connection.setAutoCommit(false);
        return new ReadOnlyPostgresDatabase(connection);
      } catch (SQLException | DatabaseException e) {
        closeQuietly(connection);
        throw e;
      }
    } catch (SQLException e) {
      throw DatabaseException.postgres(e);
    }
  }

  private static void requireKnown(Connection connection) throws SQLException {
    var refusal = Migrations.refusal(connection, PostgresDatabase.MIGRATIONS);
    if (refusal.isPresent()) {
      throw DatabaseException.postgres(refusal.get());
    }
  }

  @Override
  public <T> T read(Supplier<T> work) {
    if (reading) {
      return work.get();
    }
    reading = true;
    try {
      try {
        return work.get();
      } finally {
        connection.rollback();
      }
    } catch (SqlFailure e) {
      throw DatabaseException.postgres(e.failure());
    } catch (SQLException e) {
      throw DatabaseException.postgres(e);
    } finally {
      reading = false;
    }
  }

  @Override
  public Sql sql() {
    if (!reading) {
      throw new BugException("stores work within a transaction only");
    }
    return sql;
  }

  @Override
  public void close() {
    sql.close();
    closeQuietly(connection);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      System.getLogger(ReadOnlyPostgresDatabase.class.getName())
          .log(System.Logger.Level.DEBUG, "closing the database failed", e);
    }
  }
}
