package io.keyden.storage.sql;

import io.keyden.core.problem.BugException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs statements on one connection, and keeps them prepared. For one thread at a time.
 *
 * <p>Parameters are texts, numbers, booleans (stored as 1 or 0), instants (as milliseconds since
 * 1970), byte arrays, or an {@link Optional} of these (empty is null).
 */
public final class Sql implements AutoCloseable {
  private static final int PREPARED_MAX = 200;

  private final Connection connection;
  private final Dialect dialect;
  private final Map<String, PreparedStatement> prepared =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
          if (size() <= PREPARED_MAX) {
            return false;
          }
          closeQuietly(eldest.getValue());
          return true;
        }
      };

  /** Works on {@code connection}, which it does not close. */
  public Sql(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** All rows of a query, each turned into a value. */
  public <T> List<T> query(String statement, Function<Row, T> turn, Object... parameters) {
    try (var result = bound(statement, parameters).executeQuery()) {
      return rows(result, turn);
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  /** Goes through the rows of a query one by one, however many there are. */
  public void each(String statement, Consumer<Row> take, Object... parameters) {
    try (var result = bound(statement, parameters).executeQuery()) {
      var row = new Row(result);
      while (result.next()) {
        take.accept(row);
      }
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  /** The first row of a query, if there is one. */
  public <T> Optional<T> first(String statement, Function<Row, T> turn, Object... parameters) {
    try (var result = bound(statement, parameters).executeQuery()) {
      return result.next() ? Optional.of(turn.apply(new Row(result))) : Optional.empty();
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  /** The number in the only column and row of a query, for instance of a count. */
  public long number(String statement, Object... parameters) {
    try (var result = bound(statement, parameters).executeQuery()) {
      if (!result.next()) {
        throw new BugException("a query for a number gives one row");
      }
      return result.getLong(1);
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  /** Runs a statement that changes rows, and says how many. */
  public int update(String statement, Object... parameters) {
    try {
      return bound(statement, parameters).executeUpdate();
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  /**
   * Runs a statement once for each of {@code sets} of parameters, in as few exchanges with the
   * database as it allows: one by one, each would wait for an answer from another machine.
   */
  public void batch(String statement, List<Object[]> sets) {
    try {
      PreparedStatement bound = null;
      for (var parameters : sets) {
        bound = bound(statement, parameters);
        bound.addBatch();
      }
      if (bound != null) {
        bound.executeBatch();
      }
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  private PreparedStatement bound(String statement, Object... parameters) throws SQLException {
    var bound = prepared.get(statement);
    if (bound == null) {
      bound = connection.prepareStatement(statement);
      prepared.put(statement, bound);
    }
    for (int i = 0; i < parameters.length; i++) {
      bind(bound, i + 1, parameters[i]);
    }
    return bound;
  }

  private static void bind(PreparedStatement statement, int index, Object parameter)
      throws SQLException {
    switch (parameter) {
      case String text -> statement.setString(index, text);
      case Integer number -> statement.setInt(index, number);
      case Long number -> statement.setLong(index, number);
      case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
      case Instant instant -> statement.setLong(index, instant.toEpochMilli());
      case byte[] bytes -> statement.setBytes(index, bytes);
      case Optional<?> optional -> {
        if (optional.isPresent()) {
          bind(statement, index, optional.get());
        } else {
          statement.setObject(index, null);
        }
      }
      default -> throw new BugException("no column holds a " + parameter.getClass().getName());
    }
  }

  private static <T> List<T> rows(ResultSet result, Function<Row, T> turn) throws SQLException {
    var rows = new ArrayList<T>();
    var row = new Row(result);
    while (result.next()) {
      rows.add(turn.apply(row));
    }
    return rows;
  }

  /**
   * A statement that failed is not used again: after a full disk or an I/O error SQLite's driver
   * has done away with it, and it would fail for ever.
   */
  private RuntimeException failed(String statement, SQLException failure) {
    var broken = prepared.remove(statement);
    if (broken != null) {
      closeQuietly(broken);
    }
    var failed = new SqlFailure(statement, failure);
    return dialect.duplicate(failure) ? new DuplicateException(failed) : failed;
  }

  @Override
  public void close() {
    prepared.values().forEach(Sql::closeQuietly);
    prepared.clear();
  }

  private static void closeQuietly(PreparedStatement statement) {
    try {
      statement.close();
    } catch (SQLException e) {
      // Its connection is going away or its memory is wanted; nothing depends on it any more.
      System.getLogger(Sql.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a statement failed", e);
    }
  }
}
