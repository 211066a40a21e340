package io.keyden.storage.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Counts what is open on connections, and fails statements on demand. */
final class WatchedConnections {
  /** Connections that were not closed. */
  final AtomicInteger connections = new AtomicInteger();

  /** Statements that were not closed. */
  final AtomicInteger statements = new AtomicInteger();

  /** Results that were not closed. */
  final AtomicInteger results = new AtomicInteger();

  private final AtomicInteger executed = new AtomicInteger();
  private volatile Predicate<Integer> fails = number -> false;
  private volatile SQLiteErrorCode failure = SQLiteErrorCode.SQLITE_FULL;

  /**
   * From now on fails those statements, those that begin and end transactions included, whose
   * number, counting from 1, is chosen.
   */
  void fail(SQLiteErrorCode code, Predicate<Integer> numbers) {
    executed.set(0);
    failure = code;
    fails = numbers;
  }

  /** From now on all statements work; gives how many were tried since {@link #fail}. */
  int repair() {
    fails = number -> false;
    return executed.get();
  }

  /** The same connection, watched. */
  Connection watch(Connection connection) {
    connections.incrementAndGet();
    return proxy(Connection.class, connection, connections);
  }

  private <T extends AutoCloseable> T proxy(Class<T> type, T target, AtomicInteger open) {
    var closed = new AtomicInteger();
    var proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("close") && closed.getAndIncrement() == 0) {
                open.decrementAndGet();
              }
              if (method.getName().startsWith("execute")) {
                failIfChosen();
              }
              return watched(call(target, method, arguments));
            });
    return type.cast(proxy);
  }

  private void failIfChosen() throws SQLException {
    if (fails.test(executed.incrementAndGet())) {
      throw new SQLiteException("failed on demand", failure);
    }
  }

  private @Nullable Object watched(@Nullable Object given) {
    return switch (given) {
      case PreparedStatement statement -> {
        statements.incrementAndGet();
        yield proxy(PreparedStatement.class, statement, statements);
      }
      case Statement statement -> {
        statements.incrementAndGet();
        yield proxy(Statement.class, statement, statements);
      }
      case ResultSet result -> {
        results.incrementAndGet();
        yield proxy(ResultSet.class, result, results);
      }
      case null, default -> given;
    };
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }
}
