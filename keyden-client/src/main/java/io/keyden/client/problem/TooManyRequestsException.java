package io.keyden.client.problem;

/**
 * Too many requests in a short time: status 429. {@link #retryAfter()} says how long to wait.
 * Thrown only when that is longer than the client may wait, or the attempts are used up.
 */
public final class TooManyRequestsException extends AnswerException {
  TooManyRequestsException(Refusal refusal) {
    super(refusal);
  }
}
