package io.keyden.storage.postgres;

import io.keyden.storage.sql.Dialect;
import java.sql.SQLException;

/**
 * What PostgreSQL's error codes mean. Source: "PostgreSQL Error Codes", appendix A of its
 * documentation.
 */
final class PostgresDialect implements Dialect {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String INTEGRITY = "23";
  private static final String DATA = "22";
  private static final String CONNECTION = "08";
  private static final String OPERATOR_INTERVENTION = "57P";

  @Override
  public boolean duplicate(SQLException failure) {
    return UNIQUE_VIOLATION.equals(failure.getSQLState());
  }

  @Override
  public boolean statementOnly(SQLException failure) {
    return hasClass(failure, INTEGRITY) || hasClass(failure, DATA);
  }

  /** Whether the connection is gone, so that another one may do what this one could not. */
  static boolean connectionLost(SQLException failure) {
    return hasClass(failure, CONNECTION) || hasClass(failure, OPERATOR_INTERVENTION);
  }

  private static boolean hasClass(SQLException failure, String start) {
    return failure.getSQLState() != null && failure.getSQLState().startsWith(start);
  }
}
