package io.keyden.cli.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command cannot do what it was asked to, told in one line, with another on what helps.
 *
 * <p>Unchecked, since every command ends by it in the same way: {@link ProblemHandler} tells it and
 * the process ends with its exit code.
 */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String hint;
  private final int exitCode;

  /**
   * Creates the exception.
   *
   * @param message what is wrong, in lower case without a full stop; never with a secret
   * @param hint what to do about it, in the same form
   * @param exitCode one of {@link ExitCode}
   */
  public CommandException(String message, String hint, int exitCode) {
    this(message, hint, exitCode, null);
  }

  /**
   * Creates the exception.
   *
   * @param message what is wrong, in lower case without a full stop; never with a secret
   * @param hint what to do about it, in the same form; null if nobody could say
   * @param exitCode one of {@link ExitCode}
   * @param cause whence it is known
   */
  public CommandException(
      String message, @Nullable String hint, int exitCode, @Nullable Throwable cause) {
    super(message, cause);
    this.hint = hint;
    this.exitCode = exitCode;
  }

  /** An option, an argument or a setting is wrong. */
  public static CommandException usage(String message, String hint) {
    return new CommandException(message, hint, ExitCode.USAGE);
  }

  /** Something failed that has no exit code of its own. */
  public static CommandException failed(String message, String hint) {
    return new CommandException(message, hint, ExitCode.FAILED);
  }

  /** What is wrong. */
  public String problem() {
    return String.valueOf(getMessage());
  }

  /** What to do about it. */
  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /** What the process tells. */
  public int exitCode() {
    return exitCode;
  }
}
