package io.keyden.storage.sqlite;

import io.keyden.storage.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A connection and its statements, for one thread at a time.
 *
 * @param owner the database it belongs to
 * @param connection the connection
 * @param sql its statements
 * @param writes whether it is the writer's
 */
record Session(SqliteDatabase owner, Connection connection, Sql sql, boolean writes) {
  private static final System.Logger LOGGER = System.getLogger(Session.class.getName());
  private static final ThreadLocal<@Nullable Session> CURRENT = new ThreadLocal<>();

  /** The session in whose transaction the current thread works for {@code owner}, if it does. */
  static @Nullable Session current(SqliteDatabase owner) {
    var current = CURRENT.get();
    return current != null && current.owner == owner ? current : null;
  }

  /** From now on the current thread works in this session. */
  void enter() {
    CURRENT.set(this);
  }

  /** The current thread works in no session any more. */
  static void leave() {
    CURRENT.remove();
  }

  /** Runs a statement that begins or ends a transaction. */
  void run(String statement) throws SQLException {
    try (var running = connection.createStatement()) {
      running.execute(statement);
    }
  }

  /** Closes the connection. */
  void close() {
    sql.close();
    try {
      connection.close();
    } catch (SQLException e) {
      LOGGER.log(System.Logger.Level.WARNING, "closing the database failed", e);
    }
  }
}
