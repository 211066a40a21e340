package io.keyden.storage.postgres;

import io.keyden.storage.sql.DatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Fills a database in which nothing is yet, in one transaction: all of it is there in the end, or
 * nothing.
 */
public final class PostgresImport implements AutoCloseable {
  private static final int BATCH = 500;

  /** What is not a table of stores: the state of the schema, and what nodes tell each other. */
  private static final Set<String> OWN = Set.of("flyway_schema_history", "write_lock", "changes");

  private static final String TABLES =
      "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";

  private final Connection connection;

  private PostgresImport(Connection connection) {
    this.connection = connection;
  }

  /**
   * Brings the database to the schema of this version, and begins.
   *
   * @throws DatabaseException if it cannot be used, or something is in it
   */
  public static PostgresImport begin(PostgresSettings settings) {
    try {
      PostgresDatabase.migrate(settings);
      var source = PostgresSource.of(settings, "keyden-import", Duration.ZERO);
      source.setReWriteBatchedInserts(true);
      var begun = new PostgresImport(source.getConnection());
      try {
        begun.connection.setAutoCommit(false);
        begun.requireEmpty();
        return begun;
      } catch (SQLException | DatabaseException e) {
        begun.close();
        throw e;
      }
    } catch (SQLException | FlywayException e) {
      throw DatabaseException.postgres(e);
    }
  }

  /** The tables to fill. */
  public Set<String> tables() {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(TABLES)) {
      var tables = new TreeSet<String>();
      while (found.next()) {
        tables.add(found.getString(1));
      }
      tables.removeAll(OWN);
      return tables;
    } catch (SQLException e) {
      throw DatabaseException.postgres(e);
    }
  }

  private void requireEmpty() throws SQLException {
    // No node may begin to write meanwhile.
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE write_lock IN ACCESS EXCLUSIVE MODE");
    }
    for (var table : tables()) {
      if (count(table) > 0) {
        throw DatabaseException.postgres(
            "there is something in it already, in the table " + table + "; name an empty one");
      }
    }
  }

  /** How many rows a table has by now. */
  public long count(String table) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw DatabaseException.postgres(e);
    }
  }

  /** Begins to fill {@code table}, whose name and columns come from the schema. */
  public Rows into(String table, List<String> columns) {
    var statement =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table,
                String.join(", ", columns),
                String.join(", ", Collections.nCopies(columns.size(), "?")));
    try {
      return new Rows(connection.prepareStatement(statement));
    } catch (SQLException e) {
      throw DatabaseException.postgres(e);
    }
  }

  /** Rows of one table. */
  public static final class Rows implements AutoCloseable {
    private final PreparedStatement statement;
    private int waiting;

    private Rows(PreparedStatement statement) {
      this.statement = statement;
    }

    /** Adds a row, with a value for each column. */
    public void add(@Nullable Object... values) {
      try {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
        if (++waiting == BATCH) {
          flush();
        }
      } catch (SQLException e) {
        throw DatabaseException.postgres(e);
      }
    }

    private void flush() throws SQLException {
      statement.executeBatch();
      waiting = 0;
    }

    /** Sends the last rows. */
    @Override
    public void close() {
      try (statement) {
        flush();
      } catch (SQLException e) {
        throw DatabaseException.postgres(e);
      }
    }
  }

  /** Keeps all of it. Without this, {@link #close} keeps nothing. */
  public void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw DatabaseException.postgres(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      System.getLogger(PostgresImport.class.getName())
          .log(System.Logger.Level.DEBUG, "closing the database failed", e);
    }
  }
}
