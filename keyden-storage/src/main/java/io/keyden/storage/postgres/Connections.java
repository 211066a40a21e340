package io.keyden.storage.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The connections of a node: some that read, one that writes, one that hears of changes. */
final class Connections implements AutoCloseable {
  /** No read takes so long; who asks a node whose database is silent is told so in good time. */
  private static final Duration READ_MAX = Duration.ofSeconds(5);

  /** Longer than a write may wait for the lock, {@link PostgresSource#LOCK_WAIT_MAX}. */
  private static final Duration WRITE_MAX = Duration.ofSeconds(15);

  private static final Duration POOL_WAIT_MAX = Duration.ofSeconds(4);
  private static final Duration LIFE_MAX = Duration.ofMinutes(30);

  private final PostgresSettings settings;
  private final HikariDataSource readers;
  private final HikariDataSource writer;

  /** Connects to nothing yet. */
  Connections(PostgresSettings settings) {
    this.settings = settings;
    this.readers = pool("keyden-read", settings.connectionsMax(), true);
    this.writer = pool("keyden-write", 1, false);
  }

  private HikariDataSource pool(String name, int connections, boolean readOnly) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(PostgresSource.of(settings, name, readOnly ? READ_MAX : WRITE_MAX));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(connections, 2));
    config.setAutoCommit(false);
    config.setReadOnly(readOnly);
    config.setTransactionIsolation(
        readOnly ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_READ_COMMITTED");
    config.setConnectionTimeout(POOL_WAIT_MAX.toMillis());
    config.setValidationTimeout(PostgresSource.CONNECT_MAX.toMillis());
    config.setMaxLifetime(LIFE_MAX.toMillis());
    // Whether the database is there is found out by whoever asks it something.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** A connection that reads; each of its transactions sees one state. */
  Connection reader() throws SQLException {
    return readers.getConnection();
  }

  /** Lets no connection be used again that reads by now. */
  void renewReaders() {
    readers.getHikariPoolMXBean().softEvictConnections();
  }

  /** The connection that writes. */
  Connection writer() throws SQLException {
    return writer.getConnection();
  }

  /**
   * A new connection outside of the pools, which commits each statement.
   *
   * @param name as the server lists it
   * @param answerMax how long to wait for an answer; zero is as long as it takes
   */
  Connection single(String name, Duration answerMax) throws SQLException {
    return PostgresSource.of(settings, name, answerMax).getConnection();
  }

  /** What the pools do at this moment. */
  List<PoolFigures> figures() {
    return List.of(figures("read", readers), figures("write", writer));
  }

  private static PoolFigures figures(String name, HikariDataSource pool) {
    var figures = pool.getHikariPoolMXBean();
    return new PoolFigures(
        name,
        figures.getActiveConnections(),
        figures.getIdleConnections(),
        figures.getThreadsAwaitingConnection());
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
  }
}
