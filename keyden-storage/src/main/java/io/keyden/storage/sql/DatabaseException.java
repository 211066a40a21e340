package io.keyden.storage.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database cannot be opened or read; the message says why, for people, without a password. */
public final class DatabaseException extends RuntimeException {
  private DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** A file that cannot be opened. */
  public static DatabaseException unopened(Path file, String reason) {
    return new DatabaseException("the database " + file + " cannot be opened: " + reason, null);
  }

  /** A file that cannot be opened. */
  public static DatabaseException unopened(Path file, String reason, Throwable cause) {
    return new DatabaseException("the database " + file + " cannot be opened: " + reason, cause);
  }

  /** An open file that cannot be read on, or copied. */
  public static DatabaseException unreadable(Path file, SqlFailure cause) {
    return unreadable(file, cause.failure());
  }

  /** An open file that cannot be read on, or copied. */
  public static DatabaseException unreadable(Path file, SQLException cause) {
    return new DatabaseException(
        "the database " + file + " cannot be read: " + cause.getMessage(), cause);
  }

  /** A PostgreSQL database that is not there, or not as it should be. */
  public static DatabaseException postgres(String reason) {
    return new DatabaseException("the PostgreSQL database cannot be used: " + reason, null);
  }

  /** A PostgreSQL database that does not do what it should. */
  public static DatabaseException postgres(Exception cause) {
    return new DatabaseException(
        "the PostgreSQL database cannot be used: " + cause.getMessage(), cause);
  }
}
