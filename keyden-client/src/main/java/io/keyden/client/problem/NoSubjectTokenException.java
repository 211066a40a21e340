package io.keyden.client.problem;

import org.jspecify.annotations.Nullable;

/**
 * There is no token to exchange: a file cannot be read, GitHub Actions gives none, or what was
 * given is no token. The server was not asked.
 */
public final class NoSubjectTokenException extends KeydenException {
  /**
   * @param message what is wrong; never with a token
   */
  public NoSubjectTokenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
