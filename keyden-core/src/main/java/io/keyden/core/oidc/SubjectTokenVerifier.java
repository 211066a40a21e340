package io.keyden.core.oidc;

import io.keyden.core.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/** Checks the tokens of other issuers. It may ask the issuer, so it is called in no transaction. */
public interface SubjectTokenVerifier {
  /** How far the clocks of an issuer and of this machine may differ. */
  Duration SKEW_MAX = Duration.ofMinutes(1);

  /**
   * The {@code iss} that {@code token} claims, not verified: only to find out whether anybody
   * trusts that issuer, before it is asked for anything.
   *
   * @return empty if it is no signed JWT
   */
  Optional<String> claimedIssuer(Secret token);

  /**
   * Verifies {@code token} with the keys that {@code issuer} publishes.
   *
   * @param issuer as the trusting identity writes it
   */
  Verification verify(Secret token, String issuer);

  /** What came out. */
  sealed interface Verification {
    /**
     * Signature and times hold.
     *
     * @param token what it says
     */
    record Verified(SubjectToken token) implements Verification {}

    /**
     * It is signed by the issuer, and not good all the same: too old, too new, or it lacks a claim.
     *
     * @param reason a sentence for the owner of the token
     */
    record Signed(String reason) implements Verification {}

    /**
     * Nothing says that it is the issuer's.
     *
     * @param reason for the log: it may tell a stranger too much
     */
    record Unverified(String reason) implements Verification {}
  }
}
