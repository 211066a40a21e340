package io.keyden.oidc.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.core.signin.AccessTokenForm;
import java.text.ParseException;
import java.util.Date;
import java.util.UUID;

/**
 * Access tokens as JWTs, signed with PS256.
 *
 * <p>The signature tells others whose they are; here their digest must be in the store as well, so
 * that they can be ended at once.
 */
public final class SignedAccessTokens implements AccessTokenForm {
  /** Ours have some 800; a longer text is not worth parsing. */
  private static final int LENGTH_MAX = 4_096;

  private final SigningKeys keys;

  /** Signs with {@code keys}. */
  public SignedAccessTokens(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public Secret issue(Claims claims) {
    var key = keys.signing();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.PS256).type(JOSEObjectType.JWT).keyID(key.id()).build();
    var jwt =
        new SignedJWT(
            header,
            new JWTClaimsSet.Builder()
                .issuer(claims.issuer())
                .audience(claims.issuer())
                .subject(claims.subject())
                .issueTime(Date.from(claims.issued()))
                .expirationTime(Date.from(claims.expires()))
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      jwt.sign(new RSASSASigner(key.privateKey()));
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java has RSASSA-PSS", e);
    }
    return Secret.of(jwt.serialize());
  }

  @Override
  @RevealsSecret(because = "the signature is verified")
  public boolean issuedHere(Secret presented) {
    var text = presented.reveal();
    if (text.length() > LENGTH_MAX) {
      return false;
    }
    try {
      var jwt = SignedJWT.parse(text);
      var header = jwt.getHeader();
      var id = header.getKeyID();
      if (id == null || !JWSAlgorithm.PS256.equals(header.getAlgorithm())) {
        return false;
      }
      var key = keys.honoured(id);
      return key.isPresent() && jwt.verify(new RSASSAVerifier(key.get()));
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return false;
    }
  }
}
