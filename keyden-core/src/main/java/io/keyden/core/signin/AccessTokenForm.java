package io.keyden.core.signin;

import io.keyden.core.secret.Secret;
import java.time.Instant;

/**
 * What access tokens look like. That one looks right does not make it good: its digest must be that
 * of a token in the store.
 */
public interface AccessTokenForm {
  /**
   * A new token, unlike all others. Called outside of transactions.
   *
   * @param claims what it says to whoever reads it
   * @throws io.keyden.core.problem.ProblemException {@code Unavailable} if none can be made now
   */
  Secret issue(Claims claims);

  /** Whether {@code presented} was issued by this installation, by whatever node. */
  boolean issuedHere(Secret presented);

  /**
   * What a token says.
   *
   * @param issuer the address of the server, {@code https://keys.example.com}
   * @param subject the external id of the account
   * @param issued when it was made
   * @param expires when it ends
   */
  record Claims(String issuer, String subject, Instant issued, Instant expires) {}
}
