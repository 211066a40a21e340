package io.keyden.cli.connection;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.problem.ProblemHandler;
import io.keyden.client.problem.AnswerException;
import io.keyden.client.problem.ConflictException;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.InvalidRequestException;
import io.keyden.client.problem.KeydenException;
import io.keyden.client.problem.NoAnswerException;
import io.keyden.client.problem.NoSubjectTokenException;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.client.problem.ServerFailureException;
import io.keyden.client.problem.TooManyRequestsException;
import io.keyden.client.problem.UnexpectedAnswerException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the client meets, as a line that says what is wrong and one that says what to do. */
public final class ClientProblems implements ProblemHandler.Translation {
  @Override
  public Optional<CommandException> translate(Exception failure) {
    return failure instanceof KeydenException known ? Optional.of(of(known)) : Optional.empty();
  }

  /** The problem behind a failure of the client. */
  public static CommandException of(KeydenException failure) {
    return switch (failure) {
      case AnswerException refusal -> refusal(refusal);
      case NoAnswerException silence -> silence(silence);
      case UnexpectedAnswerException other ->
          problem(
              String.valueOf(other.getMessage()),
              "check the server's address: it is the one that the portal has, without /app",
              ExitCode.NO_CONNECTION,
              other);
      case NoSubjectTokenException missing ->
          problem(
              String.valueOf(missing.getMessage()),
              "an ID token comes from --id-token-file at login, KEYDEN_ID_TOKEN,"
                  + " KEYDEN_ID_TOKEN_FILE, or GitHub Actions",
              ExitCode.NOT_SIGNED_IN,
              missing);
    };
  }

  private static CommandException refusal(AnswerException refusal) {
    return switch (refusal) {
      case NotSignedInException _ ->
          problem(
              "the server refuses the credential: " + said(refusal),
              "a key may be mistyped, revoked or expired, or its owner disabled; keyden login"
                  + " stores another",
              ExitCode.NOT_SIGNED_IN,
              refusal);
      case ForbiddenException forbidden ->
          problem(
              "you may not do this: " + said(refusal),
              forbidden
                  .missingPermission()
                  .map(permission ->
                      "a team that gives you "
                          + permission
                          + " helps; an administrator can add you")
                  .orElse("an administrator can say who may"),
              ExitCode.NOT_ALLOWED,
              refusal);
      case NotFoundException _ ->
          problem(
              "the server has no such thing: " + said(refusal),
              "it may be gone, or not yours to see",
              ExitCode.NOT_FOUND,
              refusal);
      case TooManyRequestsException _ ->
          problem(
              "the server is asked too often",
              refusal
                  .retryAfter()
                  .map(wait -> "try again in " + seconds(wait))
                  .orElse("try again in a minute"),
              ExitCode.RATE_LIMITED,
              refusal);
      case ConflictException _, InvalidRequestException _ ->
          problem(
              "the server refuses this: " + said(refusal),
              refusal.helpText().orElse("change what it names and try again"),
              ExitCode.FAILED,
              refusal);
      case ServerFailureException _ ->
          problem(
              "the server failed: " + said(refusal),
              refusal
                  .requestId()
                  .map(id -> "its log says more about request " + id)
                  .orElse("its log says more; try again in a while"),
              ExitCode.FAILED,
              refusal);
    };
  }

  private static CommandException silence(NoAnswerException silence) {
    String hint =
        switch (silence.reason()) {
          case UNKNOWN_HOST ->
              "check the server's name, and whether this machine is on the network";
          case UNREACHABLE ->
              "is the server running, and is the port right? keyden serve starts one";
          case TLS ->
              "if the server's certificate is signed by an authority of your own, name it with"
                  + " --ca-file";
          case TIMED_OUT -> "try again, or give it longer with --timeout";
          case BROKEN ->
              silence.mayHaveArrived()
                  ? "it may have been done all the same; look before you try again"
                  : "try again";
          case INTERRUPTED -> "run it again";
        };
    return problem(String.valueOf(silence.getMessage()), hint, ExitCode.NO_CONNECTION, silence);
  }

  /** Everything the server said, each sentence once, as the end of a line. */
  static String said(AnswerException refusal) {
    Set<String> sentences = new LinkedHashSet<>();
    // The server's first sentence says only that there are others.
    if (refusal.errors().isEmpty()) {
      sentences.add(refusal.errorMessage());
    }
    sentences.addAll(refusal.errors());
    String text = String.join(" ", sentences).strip();
    String open = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return open.isEmpty() ? "status " + refusal.status() : lowerCaseStart(open);
  }

  /** Not of a word like {@code API}. */
  private static String lowerCaseStart(String text) {
    boolean word =
        text.startsWith("A ") || (text.length() > 1 && Character.isLowerCase(text.charAt(1)));
    return word ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
  }

  private static String seconds(Duration wait) {
    return Math.max(1, wait.toSeconds()) + " s";
  }

  private static CommandException problem(
      String message, String hint, int exitCode, KeydenException cause) {
    return new CommandException(message, hint, exitCode, cause);
  }
}
