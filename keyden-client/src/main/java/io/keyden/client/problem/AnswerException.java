package io.keyden.client.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The server answered, and the answer is a refusal or a failure. */
public abstract sealed class AnswerException extends KeydenException
    permits InvalidRequestException,
        NotSignedInException,
        ForbiddenException,
        NotFoundException,
        ConflictException,
        TooManyRequestsException,
        ServerFailureException {
  private final transient Refusal refusal;

  AnswerException(Refusal refusal) {
    super(message(refusal), null);
    this.refusal = refusal;
  }

  /**
   * What the server said.
   *
   * @param status the HTTP status, 300 to 599
   * @param errorMessage the error in a sentence
   * @param errors each fault in a sentence of its own; may be empty
   * @param helpText what to do about it
   * @param requestId by which the server's log names the request
   * @param retryAfter how long the server asks to wait before the next attempt
   */
  public record Refusal(
      int status,
      String errorMessage,
      List<String> errors,
      Optional<String> helpText,
      Optional<String> requestId,
      Optional<Duration> retryAfter) {
    /** Copies the list. */
    public Refusal {
      errors = List.copyOf(errors);
    }
  }

  /**
   * The exception that stands for a refusal: the table by which a server turns its problems into
   * statuses, read backwards.
   */
  public static AnswerException of(Refusal refusal) {
    return switch (refusal.status()) {
      case 401 -> new NotSignedInException(refusal);
      case 403 -> new ForbiddenException(refusal);
      case 404, 410 -> new NotFoundException(refusal);
      case 409 -> new ConflictException(refusal);
      case 429 -> new TooManyRequestsException(refusal);
      default ->
          refusal.status() < 500
              ? new InvalidRequestException(refusal)
              : new ServerFailureException(refusal);
    };
  }

  private static String message(Refusal refusal) {
    String text =
        Stream.concat(
                Stream.of(refusal.errorMessage()),
                refusal.errors().stream().filter(error -> !error.equals(refusal.errorMessage())))
            .collect(Collectors.joining(" "));
    return text
        + " (status "
        + refusal.status()
        + refusal.requestId().map(id -> ", request " + id).orElse("")
        + ")";
  }

  /** The HTTP status. */
  public int status() {
    return refusal.status();
  }

  /** The error in a sentence, as the server put it. */
  public String errorMessage() {
    return refusal.errorMessage();
  }

  /** Each fault in a sentence of its own, as the server put it; often empty. */
  public List<String> errors() {
    return refusal.errors();
  }

  /** What to do about it, as the server put it. */
  public Optional<String> helpText() {
    return refusal.helpText();
  }

  /** By which the server's log names the request; a plain Octopus server gives none. */
  public Optional<String> requestId() {
    return refusal.requestId();
  }

  /** How long the server asks to wait before the next attempt. */
  public Optional<Duration> retryAfter() {
    return refusal.retryAfter();
  }
}
