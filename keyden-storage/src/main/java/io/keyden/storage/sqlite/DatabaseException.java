package io.keyden.storage.sqlite;

import java.nio.file.Path;

/** The database cannot be opened; the message says why, for people. */
public final class DatabaseException extends RuntimeException {
  DatabaseException(Path file, String reason) {
    super("the database " + file + " cannot be opened: " + reason);
  }

  DatabaseException(Path file, String reason, Throwable cause) {
    super("the database " + file + " cannot be opened: " + reason, cause);
  }
}
