package io.keyden.client.problem;

import org.jspecify.annotations.Nullable;

/**
 * A call did not do what it was for. No message holds a secret.
 *
 * <p>Three kinds: the server refused ({@link AnswerException}), no answer came ({@link
 * NoAnswerException}), or what came is not an answer of this API ({@link
 * UnexpectedAnswerException}).
 */
public abstract sealed class KeydenException extends RuntimeException
    permits AnswerException, NoAnswerException, UnexpectedAnswerException {
  KeydenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
