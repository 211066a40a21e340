package io.keyden.client.problem;

import org.jspecify.annotations.Nullable;

/**
 * An answer came, but not one of this API: most often the address is not that of an Octopus or
 * Keyden server, or something in between answered.
 */
public final class UnexpectedAnswerException extends KeydenException {
  private final int status;

  /**
   * @param status the HTTP status
   */
  public UnexpectedAnswerException(String message, int status, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
