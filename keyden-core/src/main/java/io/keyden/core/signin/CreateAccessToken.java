package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.chance.Randomness;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Rejection;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes an access token for oneself.
 *
 * <p>It lives an hour at most, and ends no later than what it was made with: a key, or another
 * token. So nobody can go on for ever with a key that was revoked, or with a token that leaked.
 */
public final class CreateAccessToken {
  private final Transactions transactions;
  private final UserStore users;
  private final AccessTokenStore tokens;
  private final GoodProof proofs;
  private final Audit audit;
  private final InstantSource clock;
  private final Randomness randomness;

  /** Takes what it works with. */
  public CreateAccessToken(
      Transactions transactions,
      UserStore users,
      AccessTokenStore tokens,
      SessionStore sessions,
      ApiKeyStore keys,
      Audit audit,
      InstantSource clock,
      Randomness randomness) {
    this.transactions = transactions;
    this.users = users;
    this.tokens = tokens;
    this.proofs = new GoodProof(keys, sessions, tokens, clock);
    this.audit = audit;
    this.clock = clock;
    this.randomness = randomness;
  }

  /**
   * Makes the token; it is on disk when this returns. Sweeps those that have ended.
   *
   * @throws ProblemException {@code NotSignedIn} for nobody known, and if the caller was disabled
   *     or what they came with was revoked meanwhile
   */
  public CreatedAccessToken create(Caller caller) {
    var id = caller.userId();
    var secret = TokenSecrets.generate(randomness);
    return transactions.write(() -> {
      proofs.require(caller);
      var user =
          users
              .get(id)
              .filter(User::active)
              .orElseThrow(
                  () -> new ProblemException(new Problem.NotSignedIn(Rejection.DISABLED_OWNER)));
      var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      tokens.deleteEnded(now);
      var token =
          tokens.insert(
              new NewAccessToken(
                  id, now, end(caller, now), caller.proof().key().map(Proof.Key::id)),
              secret.digest());
      audit.record(caller.actor(), created(token, user));
      return new CreatedAccessToken(token, secret);
    });
  }

  private static Instant end(Caller caller, Instant now) {
    Optional<Instant> callingToken =
        caller.proof() instanceof Proof.Token token
            ? Optional.of(token.expires())
            : Optional.empty();
    return Stream.of(Optional.of(now.plus(AccessToken.LIFE_MAX)), caller.keyExpires(), callingToken)
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static AuditEvent created(AccessToken token, User user) {
    return AuditEvent.of(
        EventCategory.CREATED,
        Message.of("Access token for ")
            .name(user.id().value(), user.displayName())
            .text(" was generated with expiry date " + token.expires() + ".")
            .build());
  }
}
