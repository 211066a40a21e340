package io.keyden.oidc.subject;

import com.nimbusds.jose.JWSAlgorithm;
import io.keyden.core.oidc.IssuerUrl;
import io.keyden.core.oidc.SubjectTokenVerifier;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Verifies tokens that are JWTs of OpenID Connect issuers, with the keys that these publish.
 *
 * <p>Safe for many threads.
 */
public final class JwtSubjectTokenVerifier implements SubjectTokenVerifier {
  private final IssuerKeys keys;
  private final InstantSource clock;

  /**
   * Trusts the certificate authorities that Java trusts.
   *
   * @param networks where issuers may be
   */
  public JwtSubjectTokenVerifier(ReachableNetworks networks, InstantSource clock) {
    this(networks, Names.OF_THE_SYSTEM, Limits.DEFAULT, trusted(), clock);
  }

  /** Takes what else may be different. */
  JwtSubjectTokenVerifier(
      ReachableNetworks networks,
      Names names,
      Limits limits,
      SSLContext trust,
      InstantSource clock) {
    this.keys =
        new IssuerKeys(
            new IssuerDocuments(
                new DocumentFetch(networks, names, limits, trust), networks, limits),
            clock);
    this.clock = clock;
  }

  private static SSLContext trusted() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  @Override
  public Optional<String> claimedIssuer(Secret token) {
    try {
      return Json.text(parse(token).claims(), "iss").filter(issuer -> !issuer.isBlank());
    } catch (UnverifiedException _) {
      return Optional.empty();
    }
  }

  @Override
  public Verification verify(Secret token, String issuer) {
    try {
      var parsed = parse(token);
      checkSigned(parsed, issuer);
      return Claims.check(parsed.claims(), clock.instant());
    } catch (UnverifiedException e) {
      return new Verification.Unverified(e.reason());
    }
  }

  @RevealsSecret(because = "a token is taken apart to be verified; no part of it is kept")
  private static CompactToken parse(Secret token) throws UnverifiedException {
    return CompactToken.parse(token.reveal());
  }

  private void checkSigned(CompactToken token, String issuer) throws UnverifiedException {
    // What needs no key comes first: no issuer is asked for a token that can't be good.
    var algorithm = token.algorithm();
    var keyId = token.keyId();
    if (Json.text(token.claims(), "iss")
        .filter(claimed -> IssuerUrl.same(claimed, issuer))
        .isEmpty()) {
      throw new UnverifiedException("the token names another issuer (iss)");
    }
    var since = clock.instant();
    var published = keys.of(issuer);
    if (signed(token, algorithm, keyId, published)) {
      return;
    }
    // Perhaps the issuer has new keys, also under an old id.
    var later = keys.after(issuer, published, since);
    if (later.equals(published) || !signed(token, algorithm, keyId, later)) {
      throw new UnverifiedException(
          later.keys().stream().anyMatch(key -> key.fits(algorithm, keyId))
              ? "the signature is not that of a key of the issuer"
              : "the issuer has no key for the token with the algorithm "
                  + algorithm
                  + keyId.map(id -> " and the id " + id).orElse(""));
    }
  }

  private static boolean signed(
      CompactToken token,
      JWSAlgorithm algorithm,
      Optional<String> keyId,
      IssuerKeys.Published published) {
    return published.keys().stream()
        .filter(key -> key.fits(algorithm, keyId))
        .anyMatch(key -> key.signed(token, algorithm));
  }
}
