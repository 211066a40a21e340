package io.keyden.core.oidc;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.audit.Origin;
import io.keyden.core.guard.AddressLimiter;
import io.keyden.core.oidc.SubjectTokenVerifier.Verification;
import io.keyden.core.oidc.TokenExchange.Request;
import io.keyden.core.oidc.TokenExchange.Result;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.signin.AccessToken;
import io.keyden.core.signin.AccessTokenForm;
import io.keyden.core.signin.AccessTokenStore;
import io.keyden.core.signin.CreatedAccessToken;
import io.keyden.core.signin.NewAccessToken;
import io.keyden.core.store.Transactions;
import io.keyden.core.text.Printable;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Gives an access token to whoever brings a token of an issuer that the service account trusts (RFC
 * 8693).
 *
 * <p><b>What a refusal tells.</b> Until the signature holds, it says the same whether there is such
 * an account or not, and no issuer is asked that no identity names. From then on it says what the
 * token says and which identity it does not fit; never what the identity asks for.
 */
public final class ExchangeToken {
  private static final System.Logger LOG = System.getLogger(ExchangeToken.class.getName());
  private static final int SHOWN_MAX = 300;

  private final Transactions transactions;
  private final UserStore users;
  private final OidcIdentityStore identities;
  private final UsedSubjectTokenStore used;
  private final SubjectTokenVerifier verifier;
  private final AccessTokenForm form;
  private final AccessTokenStore tokens;
  private final AddressLimiter limiter;
  private final Audit audit;
  private final InstantSource clock;

  /** Takes what it works with. */
  public ExchangeToken(
      Transactions transactions,
      UserStore users,
      OidcIdentityStore identities,
      UsedSubjectTokenStore used,
      SubjectTokenVerifier verifier,
      AccessTokenForm form,
      AccessTokenStore tokens,
      AddressLimiter limiter,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.users = users;
    this.identities = identities;
    this.used = used;
    this.verifier = verifier;
    this.form = form;
    this.tokens = tokens;
    this.limiter = limiter;
    this.audit = audit;
    this.clock = clock;
  }

  private record Trusted(User account, List<OidcIdentity> identities) {}

  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String description;

    RefusedException(String description) {
      super(description, null, false, false);
      this.description = description;
    }
  }

  /**
   * Exchanges a token; the access token is on disk when this returns.
   *
   * @throws ProblemException {@code TooMany} after too many refusals for one address, {@code
   *     Unavailable}
   */
  public Result exchange(Origin origin, Request request) {
    try {
      return exchanged(origin, request);
    } catch (RefusedException e) {
      limiter
          .badCredential(origin.address())
          .ifPresent(wait -> {
            throw new ProblemException(new Problem.TooMany(wait));
          });
      return new Result.Refused(e.description);
    }
  }

  private Result exchanged(Origin origin, Request request) {
    var issuer =
        verifier
            .claimedIssuer(request.subjectToken())
            .orElseThrow(() ->
                new RefusedException(
                    "The subject token is not a signed JSON Web Token with an issuer (iss)."));
    var trusted =
        transactions
            .read(() -> trusted(request.audience(), issuer))
            .orElseThrow(() -> unverified(issuer));
    // All of them name the same issuer.
    var verification =
        verifier.verify(request.subjectToken(), trusted.identities().getFirst().issuer());
    var token =
        switch (verification) {
          case Verification.Verified(var subjectToken) -> subjectToken;
          case Verification.Signed(var reason) -> throw new RefusedException(reason);
          case Verification.Unverified(var reason) -> {
            LOG.log(
                Level.WARNING,
                "a token that claims the issuer {0} was not accepted for {1}: {2}",
                shown(issuer),
                trusted.account().id(),
                reason);
            throw unverified(issuer);
          }
        };
    var identity = fitting(trusted, token);
    return give(origin, request, trusted.account(), identity, token);
  }

  private Optional<Trusted> trusted(String audience, String issuer) {
    return account(audience)
        .map(account ->
            new Trusted(
                account,
                identities.of(account.id()).stream()
                    .filter(identity -> identity.issuedBy(issuer))
                    .toList()))
        .filter(trusted -> !trusted.identities().isEmpty());
  }

  private Optional<User> account(String audience) {
    UUID externalId;
    try {
      externalId = UUID.fromString(audience);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return users.byExternalId(externalId).filter(user -> user.service() && user.active());
  }

  private static RefusedException unverified(String issuer) {
    return new RefusedException(
        "The subject token was not accepted. Its issuer (iss) is '"
            + shown(issuer)
            + "'. Please check that the audience of the request is the id of an active service"
            + " account, that this account has an OIDC identity with this issuer, and that the"
            + " token was signed by it.");
  }

  private static OidcIdentity fitting(Trusted trusted, SubjectToken token) {
    List<String> misfits = new ArrayList<>();
    for (var identity : trusted.identities()) {
      boolean subject = SubjectPattern.matches(identity.subject(), token.subject());
      boolean audience =
          token
              .audiences()
              .contains(
                  identity.audience().orElseGet(() -> trusted.account().externalId().toString()));
      if (subject && audience) {
        return identity;
      }
      misfits.add(misfit(identity, subject, audience));
    }
    throw new RefusedException(
        "No OIDC identity of the service account fits the subject token. The token has the subject"
            + " (sub) '%s' and the audience (aud) %s. %s"
                .formatted(
                    shown(token.subject()),
                    token.audiences().stream()
                        .map(audience -> "'" + shown(audience) + "'")
                        .collect(Collectors.joining(", ")),
                    misfits.stream().limit(10).collect(Collectors.joining(" "))));
  }

  private static String misfit(OidcIdentity identity, boolean subject, boolean audience) {
    var which = subject ? "audience does" : audience ? "subject does" : "subject and audience do";
    return "The %s not fit the identity '%s'.".formatted(which, shown(identity.name()));
  }

  private Result give(
      Origin origin, Request request, User account, OidcIdentity identity, SubjectToken token) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var expires = now.plus(AccessToken.LIFE_MAX);
    var secret =
        form.issue(
            new AccessTokenForm.Claims(
                request.issuer(), account.externalId().toString(), now, expires));
    return transactions.write(() -> {
      // While the issuer was asked, somebody may have changed what was read.
      var unchanged =
          identities.get(identity.id()).filter(identity::equals).isPresent()
              && users.get(account.id()).filter(User::active).isPresent();
      if (!unchanged) {
        throw unverified(token.issuer());
      }
      used.deleteEnded(now.minus(SubjectTokenVerifier.SKEW_MAX));
      if (token.use().filter(use -> !used.use(use, token.expires())).isPresent()) {
        throw new RefusedException(
            "The subject token was exchanged before. It carries an id (jti), so it is good once:"
                + " please ask the issuer for another.");
      }
      tokens.deleteEnded(now);
      var created =
          tokens.insert(
              new NewAccessToken(
                  account.id(), now, expires, Optional.empty(), Optional.of(identity.id())),
              secret.digest());
      audit.record(
          actor(account, created, origin),
          AuditEvent.of(
                  EventCategory.LOGIN_SUCCEEDED,
                  Message.of("")
                      .name(account.id().value(), account.displayName())
                      .text(" signed in by the OIDC identity ")
                      .name(identity.id().value(), identity.name())
                      .build())
              .with(
                  "Issuer %s, subject %s. The access token ends at %s."
                      .formatted(shown(token.issuer()), shown(token.subject()), expires)));
      return new Result.Exchanged(new CreatedAccessToken(created, secret), AccessToken.LIFE_MAX);
    });
  }

  private static Actor actor(User account, AccessToken token, Origin origin) {
    return new Caller(
            account.principal(),
            new Proof.Token(token.id(), token.expires(), Optional.empty(), token.identity()),
            Grants.NONE,
            origin)
        .actor();
  }

  private static String shown(String text) {
    var printable = Printable.of(text);
    return printable.length() <= SHOWN_MAX ? printable : printable.substring(0, SHOWN_MAX) + "…";
  }
}
