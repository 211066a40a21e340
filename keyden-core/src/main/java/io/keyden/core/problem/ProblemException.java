package io.keyden.core.problem;

/** Carries a {@link Problem} to where it is answered. No stack trace: it is expected. */
public final class ProblemException extends RuntimeException {
  @SuppressWarnings("serial") // never serialised; records of plain values
  private final Problem problem;

  /** Wraps {@code problem}. */
  public ProblemException(Problem problem) {
    super(problem.getClass().getSimpleName(), null, false, false);
    this.problem = problem;
  }

  /** Wraps {@code problem} with what caused it, for the log. */
  public ProblemException(Problem problem, Throwable cause) {
    super(problem.getClass().getSimpleName(), cause, false, true);
    this.problem = problem;
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }

  /** Names the problem with its values; core's problems hold no secret. */
  @Override
  public String getMessage() {
    return problem.toString();
  }
}
