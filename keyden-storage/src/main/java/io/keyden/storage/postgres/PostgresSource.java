package io.keyden.storage.postgres;

import io.keyden.core.secret.RevealsSecret;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How every connection is made.
 *
 * <p><b>Times.</b> Whoever waits for a database that does not answer gets an error within seconds,
 * and a node that is gone does not leave its locks behind: the server ends a transaction in which
 * nothing happens.
 */
final class PostgresSource {
  static final Duration CONNECT_MAX = Duration.ofSeconds(3);
  private static final Duration IDLE_IN_TRANSACTION_MAX = Duration.ofSeconds(5);
  static final Duration LOCK_WAIT_MAX = Duration.ofSeconds(5);

  private PostgresSource() {}

  /**
   * Makes connections that commit each statement.
   *
   * @param name as the server lists them
   * @param answerMax how long to wait for an answer; zero is as long as it takes
   */
  @RevealsSecret(because = "the driver needs the password")
  static PGSimpleDataSource of(PostgresSettings settings, String name, Duration answerMax) {
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
}
