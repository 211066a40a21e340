package io.keyden.storage.postgres;

import io.keyden.core.store.Change;
import io.keyden.storage.migration.Migrations;
import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sql.Sql;
import io.keyden.storage.sql.SqlFailure;
import io.keyden.storage.transaction.GroupCommitter;
import io.keyden.storage.transaction.GroupedDatabase;
import io.keyden.storage.transaction.Session;
import io.keyden.storage.transaction.StorageFailures;
import io.keyden.storage.transaction.WriteTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;

/**
 * PostgreSQL, shared by any number of nodes.
 *
 * <p><b>Writes</b> of a node share commits, as on the embedded database. Each group first takes a
 * lock that all nodes know, so that on all of them together one runs after the other: the record
 * stays one chain, and a rule that looks before it writes needs no other protection.
 *
 * <p><b>Reads</b> run on the caller's thread, each on one state of the database. One that lost its
 * connection, as when the database restarts, is tried once more on another.
 *
 * <p><b>Other nodes</b> hear of a change by a row that is written in its transaction, see {@link
 * Changes} and {@link Follower}.
 */
public final class PostgresDatabase extends GroupedDatabase {
  private static final System.Logger LOGGER = System.getLogger(PostgresDatabase.class.getName());
  private static final PostgresDialect DIALECT = new PostgresDialect();

  /** The folder of its migrations. */
  static final String MIGRATIONS = "postgresql";

  private static final String LOCK_WRITES = "SELECT singleton FROM write_lock FOR UPDATE";

  private final Connections connections;
  private final Changes changes;
  private final GroupCommitter writer;
  private final Follower follower;

  private PostgresDatabase(
      Connections connections, PostgresSettings settings, InstantSource wallClock, long position) {
    this.connections = connections;
    this.changes = new Changes(settings.changes().delivery());
    this.writer =
        new GroupCommitter(
            "postgres-writer",
            new LockedTransactions(),
            DIALECT,
            this::tell,
            settings.writesInGroupMax());
    this.follower =
        new Follower(connections, changes, settings.changes(), wallClock, position, this::tell);
  }

  /**
   * Connects to the database, and brings it to the schema of this version.
   *
   * @param wallClock the machine's own clock, with all its steps: one tells that the machine slept
   * @throws DatabaseException if it cannot be used; the message is for people
   */
  public static PostgresDatabase open(PostgresSettings settings, InstantSource wallClock) {
    if (!PostgresUrl.understood(settings.url())) {
      throw DatabaseException.postgres("its address is not understood");
    }
    var connections = new Connections(settings);
    try {
      migrate(settings);
      try (var connection = connections.single("keyden-start", Duration.ZERO)) {
        return new PostgresDatabase(
            connections, settings, wallClock, Follower.position(connection));
      }
    } catch (SQLException | FlywayException e) {
      connections.close();
      throw DatabaseException.postgres(e);
    } catch (DatabaseException e) {
      connections.close();
      throw e;
    }
  }

  /** Brings the database to the schema of this version. */
  static void migrate(PostgresSettings settings) throws SQLException {
    Migrations.State state;
    try (var connection =
        PostgresSource.of(settings, "keyden-start", Duration.ZERO).getConnection()) {
      state = Migrations.state(connection, MIGRATIONS);
    }
    switch (state) {
      case CURRENT -> {}
      case BEHIND ->
          Migrations.run(
              PostgresSource.of(settings, "keyden-migration", Duration.ZERO), MIGRATIONS);
      case NEWER -> throw DatabaseException.postgres(Migrations.NEWER);
    }
  }

  @Override
  public <T> T read(Supplier<T> work) {
    if (Session.current(this) != null) {
      return work.get();
    }
    try {
      return readOnce(work);
    } catch (SqlFailure e) {
      if (!PostgresDialect.connectionLost(e.failure())) {
        throw StorageFailures.unavailable(e);
      }
      LOGGER.log(System.Logger.Level.DEBUG, "a read is tried once more", e);
      // What happened to one connection has mostly happened to all.
      connections.renewReaders();
    } catch (SQLException e) {
      throw StorageFailures.unavailable(e);
    }
    try {
      return readOnce(work);
    } catch (SqlFailure | SQLException e) {
      throw StorageFailures.unavailable(e);
    }
  }

  private <T> T readOnce(Supplier<T> work) throws SQLException {
    try (var connection = connections.reader();
        var sql = new Sql(connection, DIALECT)) {
      new Session(this, connection, sql, false).enter();
      try {
        return work.get();
      } finally {
        Session.leave();
        endReading(connection);
      }
    }
  }

  private static void endReading(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The pool throws a broken connection away; what was read was read.
      LOGGER.log(System.Logger.Level.DEBUG, "ending a read failed", e);
    }
  }

  @Override
  protected GroupCommitter writer() {
    return writer;
  }

  @Override
  public boolean upToDate() {
    return follower.upToDate();
  }

  /**
   * Deletes what nodes told each other longer than {@code age} ago. A node that has not looked for
   * so long forgets everything it remembers.
   */
  public void forgetChanges(Duration age) {
    write(() -> changes.forget(sql(), age));
  }

  /**
   * From now on tells {@code listener} how many milliseconds each change of another node took to be
   * heard here, by the clock of the database; for measurements. It must be quick and must not
   * throw.
   */
  public void onChange(LongConsumer listener) {
    follower.onChange(listener);
  }

  /** What the connections do at this moment. */
  public List<PoolFigures> pools() {
    return connections.figures();
  }

  /** Lets running work end, then closes the connections. */
  @Override
  public void close() {
    writer.close();
    follower.close();
    connections.close();
  }

  /** A connection of the pool for each group, so that a lost one is replaced. */
  private final class LockedTransactions implements WriteTransactions {
    @Override
    public Session begin() throws SQLException {
      var connection = connections.writer();
      var session =
          new Session(PostgresDatabase.this, connection, new Sql(connection, DIALECT), true);
      try {
        session.sql().number(LOCK_WRITES);
        return session;
      } catch (SqlFailure e) {
        end(session);
        throw e;
      }
    }

    @Override
    public void commit(Session session, List<Change> announced) throws SQLException {
      changes.append(session.sql(), announced);
      try {
        session.connection().commit();
      } catch (SQLException e) {
        changes.uncertain();
        throw e;
      }
    }

    @Override
    public void rollBack(Session session) {
      try {
        session.connection().rollback();
      } catch (SQLException e) {
        LOGGER.log(System.Logger.Level.DEBUG, "rolling back failed", e);
      }
    }

    @Override
    public void end(Session session) {
      session.close();
    }
  }
}
