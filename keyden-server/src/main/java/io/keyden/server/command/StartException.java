package io.keyden.server.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something outside the program that prevents the start, told in one line, with another on what
 * helps.
 */
public final class StartException extends Exception {
  private static final long serialVersionUID = 1;

  private final String hint;

  /**
   * Creates the exception.
   *
   * @param message what is wrong, in lower case without a full stop; never with a secret
   * @param hint what helps
   */
  public StartException(String message, String hint) {
    this(message, hint, null);
  }

  /**
   * Creates the exception.
   *
   * @param message what is wrong, in lower case without a full stop; never with a secret
   * @param hint what helps
   * @param cause whence it is known
   */
  public StartException(String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /** The port belongs to another program. */
  public static StartException portInUse(int port, @Nullable Throwable cause) {
    return new StartException(
        "port " + port + " is already in use", "choose another with --port, or 0 for any", cause);
  }

  /** The data directory cannot be made or written to. */
  public static StartException dataDirectoryNotWritable(Path directory, @Nullable Throwable cause) {
    return new StartException(
        "the data directory " + directory + " cannot be written to",
        "choose another with --data-dir, or let the user that runs keyden write to it",
        cause);
  }

  /** Another process uses the data directory. */
  public static StartException dataDirectoryLocked(Path directory) {
    return new StartException(
        "the data directory " + directory + " is in use by another keyden",
        "stop that one, or choose another with --data-dir");
  }

  /** What is wrong. */
  public String problem() {
    return String.valueOf(getMessage());
  }

  /** What helps. */
  public String hint() {
    return hint;
  }
}
