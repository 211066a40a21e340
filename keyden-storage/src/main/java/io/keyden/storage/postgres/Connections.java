package io.keyden.storage.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.keyden.core.secret.RevealsSecret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connections of a node: some that read, one that writes, one that hears of changes.
 *
 * <p><b>Times.</b> Whoever waits for a database that does not answer gets an error within seconds,
 * and one that forgot a node does not leave its locks behind: the server ends a transaction in
 * which nothing happens.
 */
final class Connections implements AutoCloseable {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
  private static final Duration POOL_WAIT_MAX = Duration.ofSeconds(4);
  private static final Duration IDLE_IN_TRANSACTION_MAX = Duration.ofSeconds(5);
  private static final Duration LOCK_WAIT_MAX = Duration.ofSeconds(5);
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
    config.setDataSource(source(name, ANSWER_MAX));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(connections, 2));
    config.setAutoCommit(false);
    config.setReadOnly(readOnly);
    config.setTransactionIsolation(
        readOnly ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_READ_COMMITTED");
    config.setConnectionTimeout(POOL_WAIT_MAX.toMillis());
    config.setValidationTimeout(CONNECT_MAX.toMillis());
    config.setMaxLifetime(LIFE_MAX.toMillis());
    // Whether the database is there is found out by whoever asks it something.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** A connection that reads; each of its transactions sees one state. */
  Connection reader() throws SQLException {
    return readers.getConnection();
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
    return source(name, answerMax).getConnection();
  }

  /** As {@link #single}, for who connects by themselves. */
  @RevealsSecret(because = "the driver needs the password")
  PGSimpleDataSource source(String name, Duration answerMax) {
    var source = new PGSimpleDataSource();
    source.setURL(settings.url());
    settings.username().ifPresent(source::setUser);
    settings.password().ifPresent(password -> source.setPassword(password.reveal()));
    source.setApplicationName(name);
    source.setConnectTimeout((int) CONNECT_MAX.toSeconds());
    source.setLoginTimeout((int) CONNECT_MAX.toSeconds());
    source.setSocketTimeout((int) answerMax.toSeconds());
    source.setTcpKeepAlive(true);
    source.setOptions(
        "-c idle_in_transaction_session_timeout="
            + IDLE_IN_TRANSACTION_MAX.toMillis()
            + " -c lock_timeout="
            + LOCK_WAIT_MAX.toMillis());
    return source;
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
  }
}
