package io.keyden.cli.problem;

import io.keyden.cli.text.Nearest;
import io.keyden.cli.text.SafeText;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what went wrong on stderr, a line for the problem and one for what helps, and chooses the
 * exit code. Never a stack trace, never a value that may be a secret.
 */
public final class ProblemHandler
    implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final String OWN_PACKAGE = "io.keyden.";

  /** Turns what a library throws into what a person can act on. */
  @FunctionalInterface
  public interface Translation {
    /** The problem behind the failure, or nothing if it is unknown here. */
    Optional<CommandException> translate(Exception failure);
  }

  private final PrintStream err;
  private final Translation translation;

  /**
   * Creates the handler.
   *
   * @param err where problems are told
   * @param translation asked about every failure that is no {@link CommandException}
   */
  public ProblemHandler(PrintStream err, Translation translation) {
    this.err = err;
    this.translation = translation;
  }

  /** Lets {@code commandLine} and all its commands tell their problems here. */
  public void handleProblemsOf(CommandLine commandLine) {
    commandLine.setParameterExceptionHandler(this);
    commandLine.setExecutionExceptionHandler(this);
  }

  /** Tells the problem and returns its exit code. */
  public int tell(CommandException problem) {
    err.println("keyden: " + SafeText.of(problem.problem()));
    problem.hint().ifPresent(hint -> err.println("hint: " + SafeText.of(hint)));
    return problem.exitCode();
  }

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    if (problem.getCause() instanceof CommandException cause) {
      return tell(cause);
    }
    String help = problem.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    return tell(
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched, help)
            : CommandException.usage(lowerCaseStart(String.valueOf(problem.getMessage())), help));
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parseResult) {
    return tell(problem(failure));
  }

  /** The problem behind a failure, told or not; also for commands that go on after one. */
  public CommandException problem(Exception failure) {
    if (failure instanceof CommandException problem) {
      return problem;
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new CommandException("interrupted", null, ExitCode.FAILED, failure);
    }
    return translation.translate(failure).orElseGet(() -> unforeseen(failure));
  }

  /** Without the values of options that do not exist: one of them may be a password. */
  private static CommandException unmatched(UnmatchedArgumentException problem, String help) {
    CommandSpec command = problem.getCommandLine().getCommandSpec();
    String first = problem.getUnmatched().getFirst();
    if (first.startsWith("-")) {
      String option = nameOf(first);
      return CommandException.usage(
          "unknown option " + option,
          Nearest.to(option, command.optionsMap().keySet())
              .map(meant -> "did you mean " + meant + "? see " + help)
              .orElse(help));
    }
    if (command.subcommands().isEmpty()) {
      return CommandException.usage("unexpected argument after the command", help);
    }
    return CommandException.usage(
        "there is no such command",
        Nearest.to(first, command.subcommands().keySet())
            .map(meant -> "did you mean " + command.qualifiedName() + " " + meant + "? see " + help)
            .orElse(help));
  }

  /** The option without its value: {@code --name=value} or {@code -nvalue}. */
  private static String nameOf(String argument) {
    if (!argument.startsWith("--")) {
      return argument.substring(0, Math.min(2, argument.length()));
    }
    int equals = argument.indexOf('=');
    return equals < 0 ? argument : argument.substring(0, equals);
  }

  /** What nobody foresaw: where it happened is enough to find it, and holds no value. */
  private static CommandException unforeseen(Exception failure) {
    StringBuilder message =
        new StringBuilder("ended unexpectedly: ").append(failure.getClass().getSimpleName());
    for (StackTraceElement element : failure.getStackTrace()) {
      if (element.getClassName().startsWith(OWN_PACKAGE)) {
        message.append(" at ").append(element.getClassName().substring(OWN_PACKAGE.length()));
        message.append(':').append(element.getLineNumber());
        break;
      }
    }
    return new CommandException(
        message.toString(), "please report this line", ExitCode.FAILED, failure);
  }

  private static String lowerCaseStart(String message) {
    return message.isEmpty()
        ? "wrong use"
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
