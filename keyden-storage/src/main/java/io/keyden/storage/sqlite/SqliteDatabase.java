package io.keyden.storage.sqlite;

import io.keyden.core.store.Change;
import io.keyden.storage.migration.Migrations;
import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sql.Sql;
import io.keyden.storage.transaction.GroupCommitter;
import io.keyden.storage.transaction.GroupedDatabase;
import io.keyden.storage.transaction.Job;
import io.keyden.storage.transaction.Session;
import io.keyden.storage.transaction.StorageFailures;
import io.keyden.storage.transaction.WriteTransactions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.flywaydb.core.api.FlywayException;

/**
 * The embedded database: one SQLite file, with its write-ahead log synced before any answer.
 *
 * <p><b>Why platform threads.</b> A call into SQLite holds its carrier thread; on virtual threads a
 * few of them would stop the whole server. So reads run on a small pool, writes on one thread, and
 * whoever asks waits.
 *
 * <p><b>Group commit.</b> Whatever writes have queued up while the last commit was synced are run
 * in one transaction, each in a savepoint of its own, and share one sync. A single write is
 * committed at once.
 */
public final class SqliteDatabase extends GroupedDatabase {
  private static final System.Logger LOGGER = System.getLogger(SqliteDatabase.class.getName());
  private static final SqliteDialect DIALECT = new SqliteDialect();
  static final String MIGRATIONS = "sqlite";
  private static final int READERS = 2;
  private static final int WAITING_READS_MAX = 10_000;
  private static final long CLOSE_SECONDS_MAX = 10;

  private final ThreadPoolExecutor readers;
  private final BlockingQueue<Session> readSessions = new ArrayBlockingQueue<>(READERS);
  private final Session writeSession;
  private final GroupCommitter writer;

  private SqliteDatabase(
      Connection writerConnection, List<Connection> readerConnections, int batchMax) {
    this.writeSession = session(writerConnection, true);
    this.writer =
        new GroupCommitter(
            "sqlite-writer", new OneConnection(writeSession), DIALECT, this::tell, batchMax);
    readerConnections.forEach(connection -> readSessions.add(session(connection, false)));
    this.readers =
        new ThreadPoolExecutor(
            READERS,
            READERS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_READS_MAX),
            Thread.ofPlatform().name("sqlite-reader-", 1).daemon().factory());
  }

  private Session session(Connection connection, boolean writes) {
    return new Session(this, connection, new Sql(connection, DIALECT), writes);
  }

  /**
   * Opens the database in {@code file}, makes it if it is not there, and brings it to the schema of
   * this version.
   *
   * @throws DatabaseException if it cannot be opened; the message is for people
   */
  public static SqliteDatabase open(Path file) {
    return open(file, GroupCommitter.BATCH_MAX);
  }

  /**
   * As {@link #open(Path)}, with at most {@code batchMax} writes in a commit: 1 is one commit each,
   * to compare with.
   */
  public static SqliteDatabase open(Path file, int batchMax) {
    return open(file, batchMax, Durability.SYNCED);
  }

  /** As {@link #open(Path, int)}, with commits that survive what {@code durability} says. */
  public static SqliteDatabase open(Path file, int batchMax, Durability durability) {
    return open(file, batchMax, durability, UnaryOperator.identity());
  }

  /** As {@link #open(Path, int)}, with every connection going through {@code wrapping}. */
  static SqliteDatabase open(Path file, int batchMax, UnaryOperator<Connection> wrapping) {
    return open(file, batchMax, Durability.SYNCED, wrapping);
  }

  private static SqliteDatabase open(
      Path file, int batchMax, Durability durability, UnaryOperator<Connection> wrapping) {
    DatabaseFile.prepare(file);
    var connections = new SqliteConnections(file, durability, wrapping);
    var opened = new ArrayList<Connection>();
    try {
      var writer = connections.openWriter();
      opened.add(writer);
      migrate(file, connections.migrationUrl(), writer);
      for (int i = 0; i < READERS; i++) {
        opened.add(connections.openReader());
      }
      return new SqliteDatabase(writer, opened.subList(1, opened.size()), batchMax);
    } catch (SQLException | FlywayException e) {
      opened.forEach(SqliteDatabase::closeQuietly);
      throw DatabaseException.unopened(file, String.valueOf(e.getMessage()), e);
    } catch (DatabaseException e) {
      opened.forEach(SqliteDatabase::closeQuietly);
      throw e;
    }
  }

  private static void migrate(Path file, String url, Connection connection) throws SQLException {
    switch (Migrations.state(connection, MIGRATIONS)) {
      case CURRENT -> {}
      case BEHIND -> Migrations.run(url, MIGRATIONS);
      case NEWER -> throw DatabaseException.unopened(file, Migrations.NEWER);
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "closing the database failed", e);
    }
  }

  @Override
  public <T> T read(Supplier<T> work) {
    if (Session.current(this) != null) {
      return work.get();
    }
    var job = new Job<>(work);
    try {
      readers.execute(() -> runRead(job));
    } catch (RejectedExecutionException e) {
      throw StorageFailures.unavailable(e);
    }
    return job.await();
  }

  private void runRead(Job<?> job) {
    // There are as many sessions as threads.
    var session = readSessions.remove();
    try {
      session.enter();
      session.begin("BEGIN");
      try {
        job.run();
      } finally {
        // There is nothing to keep.
        session.rollBack();
      }
      job.complete();
    } catch (SQLException | RuntimeException | Error e) {
      job.fail(StorageFailures.asProblem(e));
    } finally {
      Session.leave();
      readSessions.add(session);
    }
  }

  @Override
  protected GroupCommitter writer() {
    return writer;
  }

  @Override
  public boolean upToDate() {
    // The directory belongs to this process alone.
    return true;
  }

  /** Lets running work end, then closes the file; what was acknowledged is on disk already. */
  @Override
  public void close() {
    writer.close();
    readers.shutdown();
    try {
      if (!readers.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
        LOGGER.log(System.Logger.Level.WARNING, "some reads did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    readSessions.forEach(Session::close);
    writeSession.close();
  }

  /** The file has one writer: its connection is kept. */
  private record OneConnection(Session session) implements WriteTransactions {
    @Override
    public Session begin() throws SQLException {
      try {
        session.begin("BEGIN IMMEDIATE");
        return session;
      } catch (SQLException e) {
        session.rollBack();
        throw e;
      }
    }

    @Override
    public void commit(Session session, List<Change> announced) throws SQLException {
      session.run("COMMIT");
    }

    @Override
    public void rollBack(Session session) {
      session.rollBack();
    }

    @Override
    public void end(Session session) {
      // It serves the next group.
    }
  }
}
