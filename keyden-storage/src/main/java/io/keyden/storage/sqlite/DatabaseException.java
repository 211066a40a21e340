package io.keyden.storage.sqlite;

import io.keyden.storage.sql.SqlFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database cannot be opened or read; the message says why, for people. */
public final class DatabaseException extends RuntimeException {
  DatabaseException(Path file, String reason) {
    this("the database " + file + " cannot be opened: " + reason, (Throwable) null);
  }

  DatabaseException(Path file, String reason, Throwable cause) {
    this("the database " + file + " cannot be opened: " + reason, cause);
  }

  private DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** An open database that cannot be read on, or copied. */
  static DatabaseException unreadable(Path file, SqlFailure cause) {
    return unreadable(file, cause.failure());
  }

  /** An open database that cannot be read on, or copied. */
  static DatabaseException unreadable(Path file, SQLException cause) {
    return new DatabaseException(
        "the database " + file + " cannot be read: " + cause.getMessage(), cause);
  }
}
