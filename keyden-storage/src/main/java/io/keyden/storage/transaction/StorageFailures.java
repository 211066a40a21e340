package io.keyden.storage.transaction;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.storage.sql.SqlFailure;
import java.sql.SQLException;

/** What the failures of a database mean to whoever asked. */
public final class StorageFailures {
  private StorageFailures() {}

  /** A failure of the database itself is {@code Unavailable}; everything else stays what it is. */
  public static Throwable asProblem(Throwable failure) {
    return switch (failure) {
      case SqlFailure sql -> unavailable(sql);
      case SQLException sql -> unavailable(sql);
      default -> failure;
    };
  }

  /** That the database does not do what it should; whoever asked may try again. */
  public static ProblemException unavailable(Exception cause) {
    return new ProblemException(new Problem.Unavailable("storage"), cause);
  }
}
