package io.keyden.storage.sqlite;

/** The database cannot be opened; the message says why, for people. */
public final class DatabaseException extends RuntimeException {
  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
