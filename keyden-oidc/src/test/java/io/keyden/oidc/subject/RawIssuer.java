package io.keyden.oidc.subject;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.keyden.core.oidc.SubjectTokenVerifier.Verification;
import io.keyden.core.secret.Secret;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

/** An issuer on {@link RawServer}, which behaves until a test says otherwise, and its verifier. */
final class RawIssuer implements AutoCloseable {
  static final String DISCOVERY = "/.well-known/openid-configuration";
  static final String KEYS = "/keys";
  static final RSAKey RSA = rsa("rsa");
  static final RSAKey FOREIGN = rsa("rsa");

  final RawServer server = new RawServer();
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
  final String url = server.url();
  private final JwtSubjectTokenVerifier verifier;

  RawIssuer() {
    this(Limits.DEFAULT);
  }

  RawIssuer(Limits limits) {
    discover(url, url + KEYS);
    publish(RSA);
    verifier = verifier(ReachableNetworks.of(List.of(), true), Names.OF_THE_SYSTEM, limits);
  }

  JwtSubjectTokenVerifier verifier(ReachableNetworks networks, Names names, Limits limits) {
    return new JwtSubjectTokenVerifier(networks, names, limits, trust(), now::get);
  }

  static SSLContext trust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static ECKey elliptic(Curve curve, String id) {
    try {
      return new ECKeyGenerator(curve).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  void discover(String issuer, String keys) {
    server.answer(
        DISCOVERY,
        JSONObjectUtils.toJSONString(
            Map.of("issuer", issuer, "jwks_uri", keys, "response_types_supported", List.of())));
  }

  void publish(JWK... keys) {
    server.answer(KEYS, new JWKSet(List.of(keys)).toString(true));
  }

  /** Publishes members as they are. */
  void publish(List<?> keys) {
    server.answer(KEYS, JSONObjectUtils.toJSONString(Map.of("keys", keys)));
  }

  Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", url);
    claims.put("sub", "repo:acme/shop:ref:refs/heads/main");
    claims.put("aud", "00000000-0000-0000-0000-000000000001");
    claims.put("exp", now.get().plusSeconds(300).getEpochSecond());
    claims.put("iat", now.get().getEpochSecond());
    return claims;
  }

  Map<String, Object> claims(String name, Object value) {
    var claims = claims();
    claims.put(name, value);
    return claims;
  }

  Map<String, Object> claimsWithout(String name) {
    var claims = claims();
    claims.remove(name);
    return claims;
  }

  static JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT);
  }

  static String signed(JWSHeader header, Map<String, Object> claims, JWK key) {
    return signed(header, JSONObjectUtils.toJSONString(claims), key);
  }

  static String signed(JWSHeader header, String claims, JWK key) {
    try {
      var token = new JWSObject(header, new Payload(claims));
      token.sign(
          key instanceof ECKey elliptic
              ? new ECDSASigner(elliptic)
              : new RSASSASigner(key.toRSAKey()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  String token() {
    return token(claims());
  }

  String token(Map<String, Object> claims) {
    return signed(header(JWSAlgorithm.RS256).keyID(RSA.getKeyID()).build(), claims, RSA);
  }

  Verification verify(String token) {
    return verifier.verify(Secret.of(token), url);
  }

  JwtSubjectTokenVerifier verifier() {
    return verifier;
  }

  @Override
  public void close() {
    server.close();
  }
}
