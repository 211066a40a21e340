package io.keyden.oidc.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.keyden.core.oidc.SubjectTokenVerifier.Verification;
import io.keyden.core.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever comes, something clean comes out. */
class VerifierFuzzTest {
  private static final long SEED = 20_260_301L;
  private static final int QUICK = 1_000;
  private static final int SLOW = 20_000;
  private static final Limits HASTY = new Limits(Duration.ofSeconds(10), 256 * 1024, 100);
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "null",
          "true",
          "-1",
          "1e99",
          "9".repeat(400),
          "\\u0000",
          "\u00e9",
          "\ud83d\ude00",
          "\ud800",
          "\"alg\":\"none\",",
          "\"crit\":[\"x\"],",
          "\r\n",
          "\r\n\r\n",
          "0",
          "ffffffff",
          ".",
          "=",
          "_",
          "-",
          "[".repeat(600),
          "{\"a\":".repeat(300),
          "\"exp\":",
          "\"kty\":\"oct\",",
          "HTTP/1.1 ",
          "Content-Length: ",
          "Transfer-Encoding: chunked\r\n");

  private final RawIssuer issuer = new RawIssuer(HASTY);

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void mutated_tokens_come_out_clean() {
    tokens(QUICK);
  }

  @Test
  @Tag("slow")
  void many_mutated_tokens_come_out_clean() {
    tokens(SLOW);
  }

  @Test
  void mutated_claims_come_out_clean() {
    claims(QUICK);
  }

  @Test
  @Tag("slow")
  void many_mutated_claims_come_out_clean() {
    claims(SLOW);
  }

  @Test
  void mutated_answers_come_out_clean() {
    answers(QUICK);
  }

  @Test
  @Tag("slow")
  void many_mutated_answers_come_out_clean() {
    answers(SLOW);
  }

  private void tokens(int count) {
    var random = new Random(SEED);
    var token = issuer.token();
    var signed = token.substring(0, token.lastIndexOf('.'));
    for (int i = 0; i < count; i++) {
      var mutated = mutated(token, random);

      var outcome = issuer.verify(mutated);

      if (!mutated.startsWith(signed + ".")) {
        assertThat(outcome).as(mutated).isInstanceOf(Verification.Unverified.class);
      }
      assertThat(issuer.verifier().claimedIssuer(Secret.of(mutated))).isNotNull();
    }
  }

  private void claims(int count) {
    var random = new Random(SEED);
    var header = RawIssuer.header(JWSAlgorithm.ES256).keyID("k").build();
    var key = RawIssuer.elliptic(Curve.P_256, "k");
    issuer.publish(key);
    var claims = issuer.claims("jti", "x");
    claims.put("nbf", 0);
    var json = JSONObjectUtils.toJSONString(claims);
    int good = 0;
    for (int i = 0; i < count; i++) {
      var mutated = mutated(json, random) + " ";
      switch (issuer.verify(RawIssuer.signed(header, mutated, key))) {
        case Verification.Verified(var token) -> {
          good++;
          assertThat(token.issuer()).as(mutated).isEqualTo(issuer.url);
          assertThat(token.subject()).as(mutated).isNotBlank();
          assertThat(token.audiences()).as(mutated).isNotEmpty();
          assertThat(token.expires()).as(mutated).isAfter(issuer.now.get().minusSeconds(61));
        }
        case Verification.Signed(var reason) ->
            assertThat(reason).as(mutated).startsWith("The ").endsWith(".");
        case Verification.Unverified(var reason) -> assertThat(reason).as(mutated).isNotBlank();
      }
    }
    // The mutations are small enough that some do not matter.
    assertThat(good).isPositive().isLessThan(count);
  }

  private void answers(int count) {
    var random = new Random(SEED);
    var foreign =
        RawIssuer.signed(
            RawIssuer.header(JWSAlgorithm.RS256).keyID("rsa").build(),
            issuer.claims(),
            RawIssuer.FOREIGN);
    var discovery =
        latin(
            RawServer.ok(
                "{\"issuer\":\"" + issuer.url + "\",\"jwks_uri\":\"" + issuer.url + "/keys\"}"));
    var keys = latin(RawServer.ok(new JWKSet(RawIssuer.RSA).toString(true)));
    int good = 0;
    for (int i = 0; i < count; i++) {
      boolean first = random.nextBoolean();
      var sentFirst = first ? mutated(discovery, random) : discovery;
      var sentThen = first ? keys : mutated(keys, random);
      issuer.server.answer(
          RawIssuer.DISCOVERY, to -> to.write(sentFirst.getBytes(StandardCharsets.ISO_8859_1)));
      issuer.server.answer(
          RawIssuer.KEYS, to -> to.write(sentThen.getBytes(StandardCharsets.ISO_8859_1)));
      // Keys of an hour ago are asked for anew, and those of four are not good any more.
      issuer.now.updateAndGet(now -> now.plus(Duration.ofHours(5)));

      var outcome =
          issuer.verify(
              RawIssuer.signed(
                  RawIssuer.header(JWSAlgorithm.RS256).keyID("rsa").build(),
                  issuer.claims(),
                  RawIssuer.RSA));

      switch (outcome) {
        case Verification.Verified _ -> good++;
        case Verification.Signed(var reason) -> throw new AssertionError(reason);
        case Verification.Unverified(var reason) -> assertThat(reason).isNotBlank();
      }
      assertThat(issuer.verify(foreign)).isInstanceOf(Verification.Unverified.class);
    }
    assertThat(good).isPositive().isLessThan(count);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String mutated(String text, Random random) {
    var result = text;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      result = mutatedOnce(result, random);
    }
    return result;
  }

  private static String mutatedOnce(String text, Random random) {
    if (text.isEmpty()) {
      return PIECES.get(random.nextInt(PIECES.size()));
    }
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + 1 + random.nextInt(20));
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 ->
          text.substring(0, from)
              + PIECES.get(random.nextInt(PIECES.size()))
              + text.substring(from);
      case 2 ->
          text.substring(0, from) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(to);
      case 3 -> {
        char[] characters = text.toCharArray();
        characters[from] = (char) (random.nextInt(95) + 32);
        yield new String(characters);
      }
      case 4 -> text.substring(0, to) + text.substring(from, to) + text.substring(to);
      default -> {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        bytes[from] ^= (byte) (1 << random.nextInt(8));
        yield latin(Arrays.copyOf(bytes, bytes.length));
      }
    };
  }
}
