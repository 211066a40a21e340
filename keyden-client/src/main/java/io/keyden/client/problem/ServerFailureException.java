package io.keyden.client.problem;

/** The server failed, or is not able to answer now: status 500 and above. */
public final class ServerFailureException extends AnswerException {
  ServerFailureException(Refusal refusal) {
    super(refusal);
  }
}
