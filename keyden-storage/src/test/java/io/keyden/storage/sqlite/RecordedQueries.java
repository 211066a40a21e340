package io.keyden.storage.sqlite;

import io.keyden.core.store.Change;
import io.keyden.core.store.ChangeListener;
import io.keyden.storage.sql.Sql;
import io.keyden.storage.sql.SqlTransactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs everything on one connection, without beginning or ending anything, and notes each statement
 * that is prepared.
 */
final class RecordedQueries implements SqlTransactions, AutoCloseable {
  private final Connection connection;
  private final List<String> prepared = new ArrayList<>();
  private Sql sql;

  /** Works on the database in {@code file}. */
  RecordedQueries(Path file) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
    sql = new Sql(watched(connection), new SqliteDialect());
  }

  private Connection watched(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                prepared.add((String) arguments[0]);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** What was prepared since the last {@link #forget}. */
  List<String> prepared() {
    return List.copyOf(prepared);
  }

  /** Forgets what was prepared; each statement is prepared anew at its next use. */
  void forget() {
    sql.close();
    sql = new Sql(watched(connection), new SqliteDialect());
    prepared.clear();
  }

  /** The steps by which the database runs what was prepared. */
  List<String> plans() throws SQLException {
    var plans = new ArrayList<String>();
    for (var query : prepared) {
      try (var statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + query);
          var plan = statement.executeQuery()) {
        while (plan.next()) {
          plans.add(plan.getString("detail"));
        }
      }
    }
    return plans;
  }

  @Override
  public Sql sql() {
    return sql;
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return work.get();
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return work.get();
  }

  @Override
  public void announce(Change change) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean upToDate() {
    return true;
  }

  @Override
  public void listen(ChangeListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() throws SQLException {
    sql.close();
    connection.close();
  }
}
