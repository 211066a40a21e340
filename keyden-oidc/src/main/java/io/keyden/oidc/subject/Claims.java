package io.keyden.oidc.subject;

import io.keyden.core.oidc.SubjectToken;
import io.keyden.core.oidc.SubjectTokenVerifier;
import io.keyden.core.oidc.SubjectTokenVerifier.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a token whose signature holds must say. */
final class Claims {
  private static final int TEXT_LENGTH_MAX = 2000;
  private static final int TOKEN_ID_LENGTH_MAX = 1000;
  private static final int AUDIENCES_MAX = 100;
  // What lies beyond is as good as for ever, and can be stored and shown.
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final Map<String, Object> claims;
  private final Instant now;

  private Claims(Map<String, Object> claims, Instant now) {
    this.claims = claims;
    this.now = now;
  }

  /** A claim is not as it must be. */
  private static final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnfitException(String sentence) {
      super(sentence, null, false, false);
      this.sentence = sentence;
    }
  }

  /** Whether a token that says {@code claims} is good at {@code now}. */
  static Verification check(Map<String, Object> claims, Instant now) {
    try {
      return new Verification.Verified(new Claims(claims, now).token());
    } catch (UnfitException e) {
      return new Verification.Signed(e.sentence);
    }
  }

  private SubjectToken token() throws UnfitException {
    var issuer = text("iss", "issuer", TEXT_LENGTH_MAX);
    var subject = text("sub", "subject", TEXT_LENGTH_MAX);
    var audiences = audiences();
    Optional<String> tokenId =
        claims.containsKey("jti")
            ? Optional.of(text("jti", "id", TOKEN_ID_LENGTH_MAX))
            : Optional.empty();
    var expires = time("exp", "end");
    var issued = time("iat", "time of issue");
    if (!now.isBefore(expires.plus(SubjectTokenVerifier.SKEW_MAX))) {
      throw new UnfitException(
          "The subject token ended at %s (exp); the time here is %s.".formatted(expires, now));
    }
    checkPast(issued, "The subject token was issued at %s (iat), which is still to come; ");
    if (claims.containsKey("nbf")) {
      checkPast(time("nbf", "beginning"), "The subject token begins at %s (nbf); ");
    }
    return new SubjectToken(issuer, subject, audiences, expires, tokenId);
  }

  private void checkPast(Instant time, String sentence) throws UnfitException {
    if (time.minus(SubjectTokenVerifier.SKEW_MAX).isAfter(now)) {
      throw new UnfitException((sentence + "the time here is %s.").formatted(time, now));
    }
  }

  private String text(String name, String noun, int lengthMax) throws UnfitException {
    if (claims.get(name) instanceof String text && !text.isBlank() && text.length() <= lengthMax) {
      return text;
    }
    throw new UnfitException(
        "The %s of the subject token (%s) must be a text of at most %d characters."
            .formatted(noun, name, lengthMax));
  }

  private List<String> audiences() throws UnfitException {
    return switch (claims.get("aud")) {
      case String audience when fits(audience) -> List.of(audience);
      case List<?> list
          when !list.isEmpty()
              && list.size() <= AUDIENCES_MAX
              && list.stream().allMatch(one -> one instanceof String text && fits(text)) ->
          list.stream().map(String.class::cast).toList();
      case null, default ->
          throw new UnfitException(
              ("The audience of the subject token (aud) must be a text or a list of at most %d"
                      + " texts, each of at most %d characters.")
                  .formatted(AUDIENCES_MAX, TEXT_LENGTH_MAX));
    };
  }

  private static boolean fits(String audience) {
    return !audience.isBlank() && audience.length() <= TEXT_LENGTH_MAX;
  }

  private Instant time(String name, String noun) throws UnfitException {
    // Source: RFC 7519, 2, NumericDate: seconds, which may have a fraction.
    if (claims.get(name) instanceof Number number) {
      return Instant.ofEpochSecond(
          Math.clamp(number.longValue(), Instant.EPOCH.getEpochSecond(), LAST.getEpochSecond()));
    }
    throw new UnfitException(
        "The %s of the subject token (%s) must be a number of seconds since 1970."
            .formatted(noun, name));
  }
}
