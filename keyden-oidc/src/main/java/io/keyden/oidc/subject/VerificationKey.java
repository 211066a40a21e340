package io.keyden.oidc.subject;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A public key of an issuer.
 *
 * @param id {@code kid}, if it has one
 * @param algorithm {@code alg}: the one that it is for, if it says so
 * @param key the key itself
 */
record VerificationKey(Optional<String> id, Optional<String> algorithm, Key key) {
  // Source: RFC 7518, 3.3 and NIST SP 800-131A. The upper bound is against numbers that only cost
  // time.
  private static final int RSA_BITS_MIN = 2048;
  private static final int RSA_BITS_MAX = 8192;
  private static final int RSA_EXPONENT_BITS_MAX = 32;
  private static final Map<String, Curve> CURVES =
      Map.of("P-256", Curve.P_256, "P-384", Curve.P_384, "P-521", Curve.P_521);
  private static final Set<String> MEMBERS = Set.of("kty", "n", "e", "crv", "x", "y");

  /** A key of a kind. */
  sealed interface Key {
    /** One for {@code RS…} and {@code PS…}. */
    record Rsa(RSAPublicKey key) implements Key {}

    /** One for {@code ES…}. */
    record Elliptic(Curve curve, ECPublicKey key) implements Key {}
  }

  /**
   * Reads a member of a key set.
   *
   * @return empty if it is no public key that signatures are verified with; another in the same set
   *     may be one
   */
  static Optional<VerificationKey> of(Map<?, ?> jwk) {
    if (jwk.containsKey("use") && !"sig".equals(jwk.get("use"))) {
      return Optional.empty();
    }
    if (jwk.containsKey("key_ops")
        && !(jwk.get("key_ops") instanceof List<?> operations && operations.contains("verify"))) {
      return Optional.empty();
    }
    // What is there and no text fits nothing.
    if (!absentOrText(jwk, "kid") || !absentOrText(jwk, "alg")) {
      return Optional.empty();
    }
    return key(jwk)
        .map(key -> new VerificationKey(Json.text(jwk, "kid"), Json.text(jwk, "alg"), key));
  }

  private static boolean absentOrText(Map<?, ?> jwk, String name) {
    return !jwk.containsKey(name) || jwk.get(name) instanceof String;
  }

  private static Optional<Key> key(Map<?, ?> jwk) {
    // The numbers alone: certificates and private halves, if somebody publishes them, are not read.
    Map<String, Object> numbers = new LinkedHashMap<>();
    for (var name : MEMBERS) {
      Json.text(jwk, name).ifPresent(text -> numbers.put(name, text));
    }
    try {
      return switch (Json.text(jwk, "kty").orElse("")) {
        case "RSA" -> rsa(RSAKey.parse(numbers));
        case "EC" -> elliptic(numbers);
        // Among others "oct": a secret that is published is none.
        default -> Optional.empty();
      };
    } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException _) {
      return Optional.empty();
    }
  }

  private static Optional<Key> rsa(RSAKey jwk) throws JOSEException {
    var key = jwk.toRSAPublicKey();
    int bits = key.getModulus().bitLength();
    var exponent = key.getPublicExponent();
    boolean usable =
        bits >= RSA_BITS_MIN
            && bits <= RSA_BITS_MAX
            && key.getModulus().testBit(0)
            && exponent.testBit(0)
            && exponent.compareTo(BigInteger.ONE) > 0
            && exponent.bitLength() <= RSA_EXPONENT_BITS_MAX;
    return usable ? Optional.of(new Key.Rsa(key)) : Optional.empty();
  }

  private static Optional<Key> elliptic(Map<String, Object> numbers)
      throws ParseException, JOSEException {
    var curve = CURVES.get(Json.text(numbers, "crv").orElse(""));
    // The library refuses points that are not on the curve.
    return curve == null
        ? Optional.empty()
        : Optional.of(new Key.Elliptic(curve, ECKey.parse(numbers).toECPublicKey()));
  }

  /** Whether a token of {@code wanted} may be signed with it. */
  boolean fits(JWSAlgorithm wanted, Optional<String> keyId) {
    return (keyId.isEmpty() || keyId.equals(id))
        && algorithm.filter(only -> !only.equals(wanted.getName())).isEmpty()
        && switch (key) {
          case Key.Rsa _ -> JWSAlgorithm.Family.RSA.contains(wanted);
          case Key.Elliptic(var curve, _) ->
              JWSAlgorithm.Family.EC.contains(wanted)
                  && Curve.forJWSAlgorithm(wanted).contains(curve);
        };
  }

  /** Whether it signed {@code token}, for which it must fit. */
  boolean signed(CompactToken token, JWSAlgorithm with) {
    try {
      var verifier =
          switch (key) {
            case Key.Rsa(var rsa) -> new RSASSAVerifier(rsa);
            case Key.Elliptic(_, var elliptic) -> new ECDSAVerifier(elliptic);
          };
      return verifier.verify(new JWSHeader(with), token.signed(), token.signature());
    } catch (JOSEException _) {
      return false;
    }
  }
}
