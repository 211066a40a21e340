package io.keyden.client.problem;

import org.jspecify.annotations.Nullable;

/**
 * A call did not do what it was for. No message holds a secret.
 *
 * <p>Four kinds: the server refused ({@link AnswerException}), no answer came ({@link
 * NoAnswerException}), what came is not an answer of this API ({@link UnexpectedAnswerException}),
 * or there was no token to exchange ({@link NoSubjectTokenException}).
 */
public abstract sealed class KeydenException extends RuntimeException
    permits AnswerException, NoAnswerException, NoSubjectTokenException, UnexpectedAnswerException {
  KeydenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
