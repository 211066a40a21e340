package io.keyden.storage.postgres;

/** The database cannot be used; the message says why, for people, and holds no password. */
public final class PostgresException extends RuntimeException {
  PostgresException(String reason) {
    super("the PostgreSQL database cannot be used: " + reason);
  }

  PostgresException(String reason, Throwable cause) {
    super("the PostgreSQL database cannot be used: " + reason, cause);
  }
}
