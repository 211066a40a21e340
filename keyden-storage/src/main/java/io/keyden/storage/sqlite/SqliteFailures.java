package io.keyden.storage.sqlite;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.storage.sql.SqlFailure;
import java.sql.SQLException;

/** What the failures of the database mean to whoever asked. */
final class SqliteFailures {
  private SqliteFailures() {}

  /** A failure of the database itself is {@code Unavailable}; everything else stays what it is. */
  static Throwable asProblem(Throwable failure) {
    return switch (failure) {
      case SqlFailure sql -> unavailable(sql);
      case SQLException sql -> unavailable(sql);
      default -> failure;
    };
  }

  static ProblemException unavailable(Exception cause) {
    return new ProblemException(new Problem.Unavailable("storage"), cause);
  }
}
