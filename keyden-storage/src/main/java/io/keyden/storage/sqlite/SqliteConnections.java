package io.keyden.storage.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens connections to one SQLite file, with the settings that durability rests on. */
final class SqliteConnections {
  private static final int BUSY_MILLIS_MAX = 5_000;

  /**
   * How many pages the log may hold before it is carried over into the database, 16 MiB. A group of
   * creations changes hundreds of pages: with the usual thousand nearly every second commit would
   * carry over.
   */
  private static final int CHECKPOINT_PAGES = 4_096;

  private static final int WRITER_CACHE_KIB = 8_192;
  private static final int READER_CACHE_KIB = 4_096;

  private final String url;
  private final Durability durability;
  private final UnaryOperator<Connection> wrapping;

  /**
   * Opens connections to {@code file}.
   *
   * @param durability what their commits survive
   * @param wrapping what every connection goes through, so that a test can count and fail
   *     statements
   */
  SqliteConnections(Path file, Durability durability, UnaryOperator<Connection> wrapping) {
    this.url = "jdbc:sqlite:" + file.toAbsolutePath();
    this.durability = durability;
    this.wrapping = wrapping;
  }

  /** Where migrations connect to by themselves, as durable as the rest. */
  String migrationUrl() {
    return url + "?" + SQLiteConfig.Pragma.SYNCHRONOUS.getPragmaName() + "=" + synchronous();
  }

  Connection openWriter() throws SQLException {
    var config = common();
    // Takes the write lock at the start, so that a write never fails halfway for want of it.
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setCacheSize(-WRITER_CACHE_KIB);
    var connection = open(config);
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    }
    return connection;
  }

  Connection openReader() throws SQLException {
    var config = common();
    config.setTransactionMode(TransactionMode.DEFERRED);
    config.setCacheSize(-READER_CACHE_KIB);
    var connection = open(config);
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
    }
    return connection;
  }

  /**
   * Changes nothing in {@code file}, also where nobody has it open and its log is left over; unless
   * a program died while it wrote into the file itself: then what that program began is undone
   * first, as SQLite does at any other opening, since before that nobody can read it.
   */
  static SQLiteConnection openReadOnly(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS_MAX);
    config.setCacheSize(-READER_CACHE_KIB);
    try {
      // Setting the size of the cache reads the file already.
      return open(file, config);
    } catch (SQLiteException e) {
      if (e.getResultCode() != SQLiteErrorCode.SQLITE_READONLY_ROLLBACK) {
        throw e;
      }
      undoWhatWasBegun(file);
      return open(file, config);
    }
  }

  private static void undoWhatWasBegun(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS_MAX);
    try (var connection = open(file, config);
        var statement = connection.createStatement()) {
      statement.executeQuery("SELECT COUNT(*) FROM sqlite_schema").close();
    }
  }

  /** For a file that nobody else has open, in whatever mode its journal is. */
  static SQLiteConnection openAlone(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(0);
    return open(file, config);
  }

  private static SQLiteConnection open(Path file, SQLiteConfig config) throws SQLException {
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source.getConnection(null, null);
  }

  private SynchronousMode synchronous() {
    return switch (durability) {
      // FULL syncs the log at every commit: what was acknowledged survives a loss of power.
      case SYNCED -> SynchronousMode.FULL;
      case UNSYNCED -> SynchronousMode.OFF;
    };
  }

  private SQLiteConfig common() {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(synchronous());
    config.setBusyTimeout(BUSY_MILLIS_MAX);
    config.enforceForeignKeys(true);
    // A savepoint keeps what it may undo in memory, not in a temporary file for each group.
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    // Overwrites what is deleted: the digest of a revoked key does not linger.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    return config;
  }

  private Connection open(SQLiteConfig config) throws SQLException {
    var source = new SQLiteDataSource(config);
    source.setUrl(url);
    return wrapping.apply(source.getConnection());
  }
}
