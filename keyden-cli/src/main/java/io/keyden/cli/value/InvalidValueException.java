package io.keyden.cli.value;

/** A value of an option that makes no sense, with what would. */
public final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Creates the exception.
   *
   * @param message what is wrong and what would do, in lower case without a full stop
   */
  public InvalidValueException(String message) {
    super(message);
  }

  /** What is wrong and what would do. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
