package io.keyden.http.seam;

/**
 * What the caller sent is malformed: the one exception of every parser in this package. It is
 * answered with status 400.
 *
 * <p>The message is meant for the caller, so it never repeats what was sent. There is no stack
 * trace: the exception says something about the input, not about the program, and may be thrown as
 * often as somebody likes to send rubbish.
 */
public final class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with a {@code message} that the caller may read. */
  public BadRequestException(String message) {
    super(message, null, false, false);
  }
}
