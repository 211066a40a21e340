package io.keyden.core.user;

import io.keyden.core.secret.Secret;

/**
 * Turns passwords into what is stored of them, and checks them against it.
 *
 * <p>It is slow on purpose: never to be called within a transaction. Safe for many threads. Every
 * method but {@link #outdated} throws {@code ProblemException} with {@code TooMany} if too many
 * passwords are waiting already.
 */
public interface PasswordHasher {
  /** What to store of {@code password}; another text each time, for the same password as well. */
  PasswordHash hash(Secret password);

  /** Whether {@code presented} is the password that {@code stored} was made of. */
  boolean verify(Secret presented, PasswordHash stored);

  /**
   * Takes as long as {@link #verify} and finds nothing: so that the time of an answer does not tell
   * whether there is such an account.
   */
  void verifyNothing(Secret presented);

  /** Whether {@code stored} was made with weaker settings than new ones are. */
  boolean outdated(PasswordHash stored);
}
