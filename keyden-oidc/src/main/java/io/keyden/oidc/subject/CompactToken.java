package io.keyden.oidc.subject;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parts of a signed JWT, of which nothing is verified.
 *
 * <p>Of the header only {@code alg}, {@code kid}, {@code typ} and {@code crit} are looked at. Keys
 * that a token brings with it or points to ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are
 * not even read.
 */
final class CompactToken {
  private static final int LENGTH_MAX = 16 * 1024;
  private static final int KEY_ID_LENGTH_MAX = 1000;
  private static final Pattern FORM =
      Pattern.compile("(?<signed>(?<header>[\\w-]+)\\.(?<claims>[\\w-]+))\\.(?<signature>[\\w-]+)");
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);
  // Other kinds of JWT (of a sign-out, of an event, a proof) are signed by the same keys.
  private static final Set<String> TYPES =
      Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");

  private final Map<String, Object> header;
  private final Map<String, Object> claims;
  private final String signed;
  private final Base64URL signature;

  private CompactToken(
      Map<String, Object> header, Map<String, Object> claims, String signed, Base64URL signature) {
    this.header = header;
    this.claims = claims;
    this.signed = signed;
    this.signature = signature;
  }

  /**
   * Takes {@code text} apart.
   *
   * @throws UnverifiedException if it has not the form of a signed JWT; the reason never repeats it
   */
  static CompactToken parse(String text) throws UnverifiedException {
    if (text.length() > LENGTH_MAX) {
      throw new UnverifiedException("the token is longer than " + LENGTH_MAX + " characters");
    }
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new UnverifiedException("the token is no signed JWT");
    }
    return new CompactToken(
        Json.object(new Base64URL(form.group("header")).decode(), "header of the token"),
        Json.object(new Base64URL(form.group("claims")).decode(), "content of the token"),
        form.group("signed"),
        new Base64URL(form.group("signature")));
  }

  /**
   * The algorithm it says it is signed with.
   *
   * @throws UnverifiedException if that is none of those allowed, or the header asks for more than
   *     is understood
   */
  JWSAlgorithm algorithm() throws UnverifiedException {
    var name = Json.text(header, "alg").orElse("");
    var algorithm =
        ALGORITHMS.stream()
            .filter(allowed -> allowed.getName().equals(name))
            .findAny()
            .orElseThrow(() ->
                new UnverifiedException("the algorithm of the token is not allowed: " + name));
    // Source: RFC 7515, 4.1.11: what is listed there must be understood; nothing is.
    if (header.containsKey("crit")) {
      throw new UnverifiedException("the header of the token has critical members (crit)");
    }
    // Source: RFC 8725, 3.11.
    if (header.containsKey("typ")
        && Json.text(header, "typ")
            .filter(type -> TYPES.contains(type.toLowerCase(Locale.ROOT)))
            .isEmpty()) {
      throw new UnverifiedException("the token is of another type (typ)");
    }
    return algorithm;
  }

  /**
   * The id of the key it says it is signed with.
   *
   * @throws UnverifiedException if that is no text, or a very long one
   */
  Optional<String> keyId() throws UnverifiedException {
    var id = Json.text(header, "kid");
    if (header.containsKey("kid")
        && id.filter(text -> text.length() <= KEY_ID_LENGTH_MAX).isEmpty()) {
      throw new UnverifiedException("the id of the key (kid) is no text, or too long");
    }
    return id;
  }

  /** What it says. */
  Map<String, Object> claims() {
    return claims;
  }

  /** The bytes that are signed. */
  byte[] signed() {
    return signed.getBytes(StandardCharsets.US_ASCII);
  }

  /** Their signature. */
  Base64URL signature() {
    return signature;
  }
}
