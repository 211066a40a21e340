package io.keyden.server.configuration;

/**
 * Says what a value of a setting must be. The message follows the setting's name and never holds
 * the value itself.
 */
public final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Creates the exception.
   *
   * @param requirement such as {@code must be a whole number from 0 to 65535}
   */
  public InvalidValueException(String requirement) {
    super(requirement, null, false, false);
  }

  /** What the value must be. */
  public String requirement() {
    return String.valueOf(getMessage());
  }
}
