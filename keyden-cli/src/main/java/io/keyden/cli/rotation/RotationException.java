package io.keyden.cli.rotation;

import org.jspecify.annotations.Nullable;

/**
 * A rotation did not come to its end. The old key works; the message says what failed and what is
 * left behind, if anything is.
 */
public final class RotationException extends Exception {
  private final String problem;
  private final String hint;

  /**
   * @param hint what to do about it
   */
  RotationException(String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = message;
    this.hint = hint;
  }

  /** The message. */
  public String problem() {
    return problem;
  }

  /** What to do about it. */
  public String hint() {
    return hint;
  }
}
