package io.keyden.core.access;

/**
 * Asks again, in the transaction that makes something to come in with, whether what the caller
 * proved themselves with is still good: what was revoked between authentication and here must not
 * leave another behind.
 */
@FunctionalInterface
public interface ProofCheck {
  /**
   * Goes on only if it is. Within a transaction.
   *
   * @throws io.keyden.core.problem.ProblemException {@code NotSignedIn} otherwise
   */
  void require(Caller caller);
}
