package io.keyden.cli.connection;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ProblemHandler;
import io.keyden.client.problem.NotSignedInException;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Tells of a refused credential which one it was and where it came from.
 *
 * <p>That is known to the {@link ConnectionOptions} of the command that ran, so that commands let
 * the client's exception pass like any other.
 */
public final class CredentialProblems implements IExecutionExceptionHandler {
  private final ProblemHandler others;
  private final InstantSource clock;

  /**
   * Creates the handler.
   *
   * @param others tells all problems
   * @param clock to say what has expired
   */
  public CredentialProblems(ProblemHandler others, InstantSource clock) {
    this.others = others;
    this.clock = clock;
  }

  /** Lets {@code commandLine} and all its commands tell their problems here. */
  public void handleProblemsOf(CommandLine commandLine) {
    others.handleProblemsOf(commandLine);
    commandLine.setExecutionExceptionHandler(this);
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parseResult) {
    Optional<CommandException> explained =
        failure instanceof NotSignedInException refusal
            ? explained(refusal, commandLine.getCommandSpec())
            : Optional.empty();
    return others.tell(explained.orElseGet(() -> others.problem(failure)));
  }

  private Optional<CommandException> explained(NotSignedInException refusal, CommandSpec command) {
    return command.mixins().values().stream()
        .map(CommandSpec::userObject)
        .filter(ConnectionOptions.class::isInstance)
        .map(ConnectionOptions.class::cast)
        .findFirst()
        .flatMap(options -> options.explain(refusal, clock.instant()));
  }
}
