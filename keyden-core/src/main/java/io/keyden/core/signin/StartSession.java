package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Proof;
import io.keyden.core.chance.Randomness;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.settings.SettingsStore;
import io.keyden.core.user.User;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Starts a session for somebody who has proved who they are. Works within a write. */
public final class StartSession {
  /** What was used may be written this much later, so it is not swept earlier. */
  private static final Duration SWEEP_MARGIN = Duration.ofMinutes(5);

  private final SessionStore sessions;
  private final GoodProof proofs;
  private final SettingsStore settings;
  private final InstantSource clock;
  private final Randomness randomness;

  /** Takes what it works with. */
  public StartSession(
      SessionStore sessions,
      AccessTokenStore tokens,
      ApiKeyStore keys,
      SettingsStore settings,
      InstantSource clock,
      Randomness randomness) {
    this.sessions = sessions;
    this.proofs = new GoodProof(keys, sessions, tokens, clock);
    this.settings = settings;
    this.clock = clock;
    this.randomness = randomness;
  }

  /**
   * Starts a session, and sweeps those that have ended. If the request came with a key, the session
   * ends with that key, so that nothing made with a key outlives it.
   *
   * @param caller who the request came from, apart from the password
   * @param rememberMe whether the session should outlive the browser; the settings may forbid it
   * @throws io.keyden.core.problem.ProblemException {@code NotSignedIn} if the request came with a
   *     credential that is not good any more
   */
  public SignedIn start(Caller caller, User user, boolean rememberMe) {
    proofs.require(caller);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var rules = settings.authentication();
    sessions.deleteEnded(
        now.minus(rules.maximumSessionDuration()),
        now.minus(rules.sessionTimeout()).minus(SWEEP_MARGIN));
    var secret = TokenSecrets.generate(randomness);
    boolean remembered = rememberMe && rules.rememberMeEnabled();
    var session =
        sessions.insert(
            new NewSession(user.id(), now, remembered, caller.proof().key().map(Proof.Key::id)),
            secret.digest());
    return new SignedIn(
        user,
        session,
        secret,
        remembered ? Optional.of(rules.maximumSessionDuration()) : Optional.empty());
  }
}
