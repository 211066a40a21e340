package io.keyden.core.problem;

import org.jspecify.annotations.Nullable;

/** A claim of the code that turned out false: nobody's input can cause it. */
public final class BugException extends RuntimeException {
  /** States the claim that was false. */
  public BugException(String claim) {
    super(claim);
  }

  /** States the claim that was false, and what showed it. */
  public BugException(String claim, @Nullable Throwable cause) {
    super(claim, cause);
  }
}
