package io.keyden.client.problem;

/**
 * The request breaks a rule, such as a date in the past: status 400, and what else is below 500 and
 * has no exception of its own.
 */
public final class InvalidRequestException extends AnswerException {
  InvalidRequestException(Refusal refusal) {
    super(refusal);
  }
}
