package io.keyden.storage.sql;

import java.sql.SQLException;

/**
 * A statement that failed, on its way out of a transaction. Holds no parameters, hence no secret.
 */
public final class SqlFailure extends RuntimeException {
  private final SQLException failure;

  SqlFailure(String statement, SQLException failure) {
    super("statement failed: " + statement, failure);
    this.failure = failure;
  }

  /** What the driver said. */
  public SQLException failure() {
    return failure;
  }
}
