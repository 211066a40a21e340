package io.keyden.storage.sqlite;

import io.keyden.core.problem.BugException;
import io.keyden.storage.migration.Migrations;
import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sql.ReadOnlyDatabase;
import io.keyden.storage.sql.Sql;
import io.keyden.storage.sql.SqlFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An SQLite file that is only looked at: a database in use, one at rest, or a backup. */
public final class ReadOnlySqliteDatabase implements ReadOnlyDatabase {
  private final Path file;
  private final Connection connection;
  private final Sql sql;
  private boolean reading;

  private ReadOnlySqliteDatabase(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
    this.sql = new Sql(connection, new SqliteDialect());
  }

  /**
   * Opens {@code file}.
   *
   * @throws DatabaseException if it is not there, is no database of Keyden, or one of a newer
   *     version; the message is for people
   */
  public static ReadOnlySqliteDatabase open(Path file) {
    DatabaseFile.require(file);
    Connection connection = null;
    try {
      connection = SqliteConnections.openReadOnly(file);
      requireKnown(file, connection);
      return new ReadOnlySqliteDatabase(file, connection);
    } catch (SQLException e) {
      closeQuietly(connection);
      throw DatabaseException.unopened(file, String.valueOf(e.getMessage()), e);
    } catch (DatabaseException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  /** What lags behind is let through: no migration has changed the tables of the record. */
  private static void requireKnown(Path file, Connection connection) throws SQLException {
    var refusal = Migrations.refusal(connection, SqliteDatabase.MIGRATIONS);
    if (refusal.isPresent()) {
      throw DatabaseException.unopened(file, refusal.get());
    }
  }

  /**
   * Reads the whole file and compares its tables with their indexes and with each other.
   *
   * @return the first thing that is wrong, in words; empty if all is well
   */
  public Optional<String> damage() {
    try (var statement = connection.createStatement()) {
      try (var found = statement.executeQuery("PRAGMA integrity_check(1)")) {
        if (found.next() && !found.getString(1).equals("ok")) {
          return Optional.of(found.getString(1));
        }
      }
      try (var found = statement.executeQuery("PRAGMA foreign_key_check")) {
        return found.next()
            ? Optional.of(
                "a row of " + found.getString(1) + " belongs to none of " + found.getString(3))
            : Optional.empty();
      }
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Whether its schema is that of this version, and not of an earlier one. */
  public boolean current() {
    try {
      return Migrations.state(connection, SqliteDatabase.MIGRATIONS) == Migrations.State.CURRENT;
    } catch (SQLException e) {
      throw DatabaseException.unreadable(file, e);
    }
  }

  @Override
  public <T> T read(Supplier<T> work) {
    if (reading) {
      return work.get();
    }
    reading = true;
    try {
      execute("BEGIN");
      try {
        return work.get();
      } finally {
        execute("ROLLBACK");
      }
    } catch (SqlFailure e) {
      throw DatabaseException.unreadable(file, e);
    } finally {
      reading = false;
    }
  }

  private void execute(String statement) {
    try (var running = connection.createStatement()) {
      running.execute(statement);
    } catch (SQLException e) {
      throw DatabaseException.unreadable(file, e);
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

  private static void closeQuietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      System.getLogger(ReadOnlySqliteDatabase.class.getName())
          .log(System.Logger.Level.DEBUG, "closing the database failed", e);
    }
  }
}
