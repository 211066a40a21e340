package io.keyden.client.problem;

/** There is no such thing, or not for this caller: status 404. */
public final class NotFoundException extends AnswerException {
  NotFoundException(Refusal refusal) {
    super(refusal);
  }
}
