package io.keyden.storage.transaction;

import io.keyden.storage.sql.Sql;
import io.keyden.storage.sql.SqlTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection and its statements, for one thread at a time. */
public final class Session {
  private static final System.Logger LOGGER = System.getLogger(Session.class.getName());
  private static final ThreadLocal<@Nullable Session> CURRENT = new ThreadLocal<>();

  private final SqlTransactions owner;
  private final Connection connection;
  private final Sql sql;
  private final boolean writes;
  private boolean unfinished;

  /**
   * Takes a connection of {@code owner}.
   *
   * @param writes whether it is the writer's
   */
  public Session(SqlTransactions owner, Connection connection, Sql sql, boolean writes) {
    this.owner = owner;
    this.connection = connection;
    this.sql = sql;
    this.writes = writes;
  }

  /** The session in whose transaction the current thread works for {@code owner}, if it does. */
  public static @Nullable Session current(SqlTransactions owner) {
    var current = CURRENT.get();
    return current != null && current.owner.equals(owner) ? current : null;
  }

  /** Its statements. */
  public Sql sql() {
    return sql;
  }

  /** The connection behind it. */
  public Connection connection() {
    return connection;
  }

  /** Whether it is the writer's. */
  public boolean writes() {
    return writes;
  }

  /** From now on the current thread works in this session. */
  public void enter() {
    CURRENT.set(this);
  }

  /** The current thread works in no session any more. */
  public static void leave() {
    CURRENT.remove();
  }

  /** Begins a transaction; one that could not be rolled back before is rolled back first. */
  public void begin(String statement) throws SQLException {
    if (unfinished) {
      rollBack();
    }
    run(statement);
  }

  /**
   * Ends the transaction without keeping anything. If that fails, the database may have done it by
   * itself already, or cannot at the moment: so it is tried once more before the next transaction.
   */
  public void rollBack() {
    try {
      run("ROLLBACK");
      unfinished = false;
    } catch (SQLException e) {
      unfinished = true;
      LOGGER.log(System.Logger.Level.DEBUG, "rolling back failed", e);
    }
  }

  /** Runs a statement that begins or ends a transaction or a part of it. */
  public void run(String statement) throws SQLException {
    try (var running = connection.createStatement()) {
      running.execute(statement);
    }
  }

  /** Closes the connection. */
  public void close() {
    sql.close();
    try {
      connection.close();
    } catch (SQLException e) {
      LOGGER.log(System.Logger.Level.WARNING, "closing the database failed", e);
    }
  }
}
