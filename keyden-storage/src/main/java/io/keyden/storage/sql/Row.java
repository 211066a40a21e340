package io.keyden.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The current row of a result, read by column name. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** A text that is never null. */
  public String text(String column) {
    return optionalText(column).orElseThrow(() -> missing(column));
  }

  /** A text that may be null. */
  public Optional<String> optionalText(String column) {
    return Optional.ofNullable(read(column, result::getString));
  }

  /** A number that is never null. */
  public long number(String column) {
    return optionalNumber(column).orElseThrow(() -> missing(column));
  }

  /** A number that may be null. */
  public Optional<Long> optionalNumber(String column) {
    return Optional.ofNullable(
        read(
            column,
            name -> {
              long value = result.getLong(name);
              return result.wasNull() ? null : value;
            }));
  }

  /** A yes or no, stored as 1 or 0 since not every database has booleans. */
  public boolean flag(String column) {
    return number(column) != 0;
  }

  /** An instant, stored as milliseconds since 1970. */
  public Instant instant(String column) {
    return Instant.ofEpochMilli(number(column));
  }

  /** An instant that may be null. */
  public Optional<Instant> optionalInstant(String column) {
    return optionalNumber(column).map(Instant::ofEpochMilli);
  }

  /** Bytes that are never null. */
  public byte[] bytes(String column) {
    return Optional.ofNullable(read(column, result::getBytes)).orElseThrow(() -> missing(column));
  }

  /** What is stored, whatever it is: a text, a number, bytes or null. */
  public @Nullable Object value(String column) {
    return read(column, result::getObject);
  }

  private static IllegalStateException missing(String column) {
    return new IllegalStateException("column " + column + " is null");
  }

  private static <T> @Nullable T read(String column, Reader<T> reader) {
    try {
      return reader.read(column);
    } catch (SQLException e) {
      throw new SqlFailure("reading column " + column, e);
    }
  }

  private interface Reader<T> {
    @Nullable T read(String column) throws SQLException;
  }
}
