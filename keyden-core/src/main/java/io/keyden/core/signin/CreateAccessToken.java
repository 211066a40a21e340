package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Proof;
import io.keyden.core.access.ProofCheck;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.id.UserId;
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
  private final ProofCheck proofs;
  private final Audit audit;
  private final AccessTokenForm form;
  private final InstantSource clock;

  /** Takes what it works with. */
  public CreateAccessToken(
      Transactions transactions,
      UserStore users,
      AccessTokenStore tokens,
      ProofCheck proofs,
      Audit audit,
      AccessTokenForm form,
      InstantSource clock) {
    this.transactions = transactions;
    this.users = users;
    this.tokens = tokens;
    this.proofs = proofs;
    this.audit = audit;
    this.form = form;
    this.clock = clock;
  }

  /**
   * Makes the token; it is on disk when this returns. Sweeps those that have ended.
   *
   * @param issuer the address of the server, which the token names
   * @throws ProblemException {@code NotSignedIn} for nobody known, and if the caller was disabled
   *     or what they came with was revoked meanwhile
   */
  public CreatedAccessToken create(Caller caller, String issuer) {
    var id = caller.userId();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var expires = end(caller, now);
    var externalId = transactions.read(() -> active(id)).externalId().toString();
    var secret = form.issue(new AccessTokenForm.Claims(issuer, externalId, now, expires));
    return transactions.write(() -> {
      proofs.require(caller);
      var user = active(id);
      tokens.deleteEnded(now);
      var token =
          tokens.insert(
              new NewAccessToken(
                  id,
                  now,
                  expires,
                  caller.proof().key().map(Proof.Key::id),
                  caller.proof() instanceof Proof.Token calling
                      ? calling.identity()
                      : Optional.empty()),
              secret.digest());
      audit.record(caller.actor(), created(token, user));
      return new CreatedAccessToken(token, secret);
    });
  }

  private User active(UserId id) {
    return users
        .get(id)
        .filter(User::active)
        .orElseThrow(() -> new ProblemException(new Problem.NotSignedIn(Rejection.DISABLED_OWNER)));
  }

  private static Instant end(Caller caller, Instant now) {
    Optional<Instant> callingToken =
        caller.proof() instanceof Proof.Token token
            ? Optional.of(token.expires())
            : Optional.empty();
    return Stream.of(
            Optional.of(now.plus(AccessToken.LIFE_MAX)), caller.credentialExpires(), callingToken)
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
