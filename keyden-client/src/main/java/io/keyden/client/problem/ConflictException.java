package io.keyden.client.problem;

/** What is there stands against it, such as a name that is taken: status 409. */
public final class ConflictException extends AnswerException {
  ConflictException(Refusal refusal) {
    super(refusal);
  }
}
