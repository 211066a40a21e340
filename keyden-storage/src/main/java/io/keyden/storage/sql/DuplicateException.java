package io.keyden.storage.sql;

/** A row with these unique values is there already. Stores turn it into a problem of their own. */
final class DuplicateException extends RuntimeException {
  DuplicateException(Throwable cause) {
    super(cause);
  }
}
