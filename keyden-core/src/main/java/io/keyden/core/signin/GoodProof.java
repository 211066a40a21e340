package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Proof;
import io.keyden.core.access.ProofCheck;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Rejection;
import java.time.InstantSource;

/** Asks the stores of keys, sessions and access tokens. */
public final class GoodProof implements ProofCheck {
  private final ApiKeyStore keys;
  private final SessionStore sessions;
  private final AccessTokenStore tokens;
  private final InstantSource clock;

  /** Takes what it asks. */
  public GoodProof(
      ApiKeyStore keys, SessionStore sessions, AccessTokenStore tokens, InstantSource clock) {
    this.keys = keys;
    this.sessions = sessions;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public void require(Caller caller) {
    caller.proof().key().ifPresent(this::requireKey);
    switch (caller.proof()) {
      case Proof.Session session -> require(sessions.contains(session.id()), Rejection.BAD_SESSION);
      case Proof.Token token ->
          require(
              tokens.contains(token.id()) && clock.instant().isBefore(token.expires()),
              Rejection.BAD_TOKEN);
      case Proof.Key key -> {}
      case Proof.Nothing nothing -> {}
    }
  }

  private void requireKey(Proof.Key proof) {
    require(
        keys.get(proof.id()).filter(key -> !key.expired(clock.instant())).isPresent(),
        Rejection.UNKNOWN_KEY);
  }

  private static void require(boolean good, Rejection otherwise) {
    if (!good) {
      throw new ProblemException(new Problem.NotSignedIn(otherwise));
    }
  }
}
