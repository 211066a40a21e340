package io.keyden.oidc.subject;

import static io.keyden.oidc.subject.Verifications.signed;
import static io.keyden.oidc.subject.Verifications.unverified;
import static io.keyden.oidc.subject.Verifications.verified;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.keyden.core.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token must be to be believed. */
class SubjectTokenTest {
  private final RawIssuer issuer = new RawIssuer();

  @AfterEach
  void close() {
    issuer.close();
  }

  private static JWSHeader.Builder rs256() {
    return RawIssuer.header(JWSAlgorithm.RS256).keyID("rsa");
  }

  private static String encoded(Map<String, Object> members) {
    return Base64URL.encode(JSONObjectUtils.toJSONString(members)).toString();
  }

  @Test
  void token_of_the_issuer_is_verified_and_says_what_it_says() {
    var claims = issuer.claims("jti", "one");

    var token = verified(issuer.verify(issuer.token(claims)));

    assertThat(token.issuer()).isEqualTo(issuer.url);
    assertThat(token.subject()).isEqualTo("repo:acme/shop:ref:refs/heads/main");
    assertThat(token.audiences()).containsExactly("00000000-0000-0000-0000-000000000001");
    assertThat(token.expires()).isEqualTo("2026-03-01T12:05:00Z");
    assertThat(token.tokenId()).contains("one");
    assertThat(issuer.verifier().claimedIssuer(Secret.of(issuer.token()))).contains(issuer.url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
  void every_algorithm_on_the_list_is_verified_and_only_with_its_key(String name) {
    var algorithm = JWSAlgorithm.parse(name);
    JWK key = key(algorithm);
    JWK foreign = key(algorithm);
    issuer.publish(key);
    var header = RawIssuer.header(algorithm).keyID("k").build();

    assertThat(verified(issuer.verify(RawIssuer.signed(header, issuer.claims(), key))).subject())
        .startsWith("repo:");
    assertThat(unverified(issuer.verify(RawIssuer.signed(header, issuer.claims(), foreign))))
        .contains("signature");
  }

  private static JWK key(JWSAlgorithm algorithm) {
    return JWSAlgorithm.Family.RSA.contains(algorithm)
        ? RawIssuer.rsa("k")
        : RawIssuer.elliptic(Curve.forJWSAlgorithm(algorithm).iterator().next(), "k");
  }

  @Test
  void key_of_another_kind_or_curve_or_for_another_algorithm_is_not_used() {
    var elliptic = RawIssuer.elliptic(Curve.P_384, "rsa");
    issuer.publish(
        elliptic, new RSAKey.Builder(RawIssuer.RSA).algorithm(JWSAlgorithm.RS512).build());

    assertThat(unverified(issuer.verify(issuer.token()))).contains("no key for the token");
    assertThat(
            verified(
                issuer.verify(
                    RawIssuer.signed(
                        RawIssuer.header(JWSAlgorithm.RS512).keyID("rsa").build(),
                        issuer.claims(),
                        RawIssuer.RSA))))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "nOnE", "", "HS256", "RS257", "dir", "EdDSA", "ES256K"})
  void token_without_an_allowed_algorithm_is_not_believed_and_nobody_is_asked(String algorithm) {
    var parts = issuer.token().split("\\.", -1);
    var token =
        encoded(Map.of("alg", algorithm, "typ", "JWT", "kid", "rsa"))
            + "."
            + parts[1]
            + "."
            + parts[2];

    assertThat(unverified(issuer.verify(token))).contains("algorithm");
    assertThat(issuer.server.requests()).isEmpty();
  }

  @Test
  void unsigned_token_is_no_signed_token() {
    var token = encoded(Map.of("alg", "none")) + "." + encoded(issuer.claims()) + ".";

    assertThat(unverified(issuer.verify(token))).contains("no signed JWT");
    assertThat(issuer.verifier().claimedIssuer(Secret.of(token))).isEmpty();
  }

  @Test
  void public_key_is_no_secret_to_sign_with() throws JOSEException {
    var publicKey = RawIssuer.RSA.toRSAPublicKey().getEncoded();
    for (byte[] secret :
        List.of(
            publicKey,
            RawIssuer.RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      var token =
          new JWSObject(
              RawIssuer.header(JWSAlgorithm.HS256).keyID("rsa").build(),
              new Payload(JSONObjectUtils.toJSONString(issuer.claims())));
      token.sign(new MACSigner(secret));

      assertThat(unverified(issuer.verify(token.serialize()))).contains("not allowed");
    }
  }

  @Test
  void keys_that_a_token_brings_or_points_to_are_not_used() {
    try (var elsewhere = new RawServer()) {
      elsewhere.answer("/k", "{\"keys\":[" + RawIssuer.FOREIGN.toPublicJWK().toJSONString() + "]}");
      var headers =
          List.of(
              rs256().jwk(RawIssuer.FOREIGN.toPublicJWK()).build(),
              rs256().jwkURL(URI.create(elsewhere.url() + "/k")).build(),
              rs256().x509CertURL(URI.create(elsewhere.url() + "/k")).build(),
              RawIssuer.header(JWSAlgorithm.RS256)
                  .jwk(RawIssuer.FOREIGN.toPublicJWK())
                  .jwkURL(URI.create(elsewhere.url() + "/k"))
                  .build());
      for (var header : headers) {
        assertThat(
                unverified(
                    issuer.verify(RawIssuer.signed(header, issuer.claims(), RawIssuer.FOREIGN))))
            .contains("signature");
      }
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void critical_members_of_the_header_are_refused() {
    var header = rs256().criticalParams(Set.of("b64")).base64URLEncodePayload(true).build();

    assertThat(unverified(issuer.verify(RawIssuer.signed(header, issuer.claims(), RawIssuer.RSA))))
        .contains("crit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/jwt"})
  void usual_types_are_taken(String type) {
    var header = rs256().type(new JOSEObjectType(type)).build();

    assertThat(verified(issuer.verify(RawIssuer.signed(header, issuer.claims(), RawIssuer.RSA))))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"logout+jwt", "secevent+jwt", "dpop+jwt", "JOSE", ""})
  void tokens_made_for_something_else_are_not_taken(String type) {
    var header = rs256().type(new JOSEObjectType(type)).build();

    assertThat(unverified(issuer.verify(RawIssuer.signed(header, issuer.claims(), RawIssuer.RSA))))
        .contains("typ");
  }

  @Test
  void header_needs_neither_a_type_nor_the_id_of_a_key() {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).build();

    assertThat(verified(issuer.verify(RawIssuer.signed(header, issuer.claims(), RawIssuer.RSA))))
        .isNotNull();
  }

  static Stream<String> forms() {
    return Stream.of(
        "",
        ".",
        "..",
        "a.b",
        "a.b.c",
        "a.b.c.d",
        "a.b.c.d.e",
        "%s.",
        ".%s",
        " %s",
        "%s\n",
        "%s=",
        "Bearer %s",
        "{\"payload\":\"x\"}",
        "API-ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void what_is_no_signed_jwt_is_nobodys(String form) {
    var token = form.formatted(issuer.token());

    unverified(issuer.verify(token));

    assertThat(issuer.verifier().claimedIssuer(Secret.of(token))).isEmpty();
    assertThat(issuer.server.requests()).isEmpty();
  }

  @Test
  void token_that_is_too_long_is_not_read() {
    var token = issuer.token(issuer.claims("padding", "x".repeat(16 * 1024)));

    assertThat(unverified(issuer.verify(token))).contains("longer than");
    assertThat(issuer.verifier().claimedIssuer(Secret.of(token))).isEmpty();
  }

  @Test
  void token_of_another_issuer_is_not_believed_and_nobody_is_asked() {
    var token = issuer.token(issuer.claims("iss", "https://other.example"));

    assertThat(unverified(issuer.verify(token))).contains("another issuer");
    assertThat(issuer.server.requests()).isEmpty();
  }

  @Test
  void slash_at_the_end_of_the_issuer_makes_no_difference() {
    var token = issuer.token(issuer.claims("iss", issuer.url + "/"));

    assertThat(verified(issuer.verify(token)).issuer()).isEqualTo(issuer.url + "/");
    assertThat(
            verified(issuer.verifier().verify(Secret.of(issuer.token()), issuer.url + "/"))
                .issuer())
        .isEqualTo(issuer.url);
    assertThat(unverified(issuer.verify(issuer.token(issuer.claims("iss", issuer.url + "//")))))
        .contains("another issuer");
  }

  @Test
  void members_that_stand_twice_are_refused() {
    var claims = JSONObjectUtils.toJSONString(issuer.claims());
    var twice = "{\"sub\":\"admin\"," + claims.substring(1);
    var header = "{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"rsa\"}";
    var parts = issuer.token().split("\\.", -1);

    assertThat(unverified(issuer.verify(RawIssuer.signed(rs256().build(), twice, RawIssuer.RSA))))
        .contains("no JSON object");
    assertThat(
            unverified(issuer.verify(Base64URL.encode(header) + "." + parts[1] + "." + parts[2])))
        .contains("no JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "[[\"iss\",\"x\"],[\"sub\",\"y\"]]",
        "1",
        "\"x\"",
        "",
        "{",
        "{} {}",
        "{\"a\":1,}",
        "{'a':1}",
        "{\"exp\":1e999999}",
        "{\"exp\":NaN}",
        "/**/{}"
      })
  void content_that_is_no_json_object_is_nobodys(String claims) {
    var token = RawIssuer.signed(rs256().build(), claims + " ", RawIssuer.RSA);

    assertThat(unverified(issuer.verify(token))).contains("no JSON object");
  }

  @Test
  void deep_nesting_and_long_numbers_do_no_harm() {
    var deep = "[".repeat(4000) + "]".repeat(4000);
    var claims = JSONObjectUtils.toJSONString(issuer.claims());

    assertThat(
            unverified(
                issuer.verify(
                    RawIssuer.signed(rs256().build(), "{\"a\":" + deep + "}", RawIssuer.RSA))))
        .contains("no JSON object");
    assertThat(
            issuer.verify(
                RawIssuer.signed(
                    rs256().build(),
                    claims.replace("{", "{\"n\":" + "9".repeat(8000) + ","),
                    RawIssuer.RSA)))
        .isNotNull();
  }

  static Stream<Arguments> wrongClaims() {
    var wrongTexts =
        Arrays.asList(1, true, List.of("x"), Map.of(), null, "", " ", "x".repeat(2001));
    var wrongTimes = Arrays.asList("1772366700", true, List.of(1), Map.of(), null);
    var wrongAudiences =
        Arrays.asList(
            1,
            true,
            Map.of(),
            null,
            "",
            List.of(),
            List.of(1),
            List.of("a", 1),
            List.of("a", ""),
            List.of(List.of("a")),
            "x".repeat(2001),
            Collections.nCopies(101, "a"));
    return Stream.of(
            wrongTexts.stream().map(value -> Arguments.of("sub", value)),
            wrongTexts.stream().map(value -> Arguments.of("jti", value)),
            wrongTimes.stream().map(value -> Arguments.of("exp", value)),
            wrongTimes.stream().map(value -> Arguments.of("iat", value)),
            wrongTimes.stream().map(value -> Arguments.of("nbf", value)),
            wrongAudiences.stream().map(value -> Arguments.of("aud", value)))
        .flatMap(arguments -> arguments);
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void claim_of_another_type_is_told_to_the_owner(String name, @Nullable Object value) {
    var claims = new HashMap<String, Object>(issuer.claimsWithout(name));
    var json = new StringBuilder(JSONObjectUtils.toJSONString(claims));
    // The library leaves out members that are null.
    var member =
        value == null
            ? "\"" + name + "\":null,"
            : JSONObjectUtils.toJSONString(Map.of(name, value)).replaceAll("^\\{|}$", "") + ",";
    json.insert(1, member);

    var reason =
        signed(issuer.verify(RawIssuer.signed(rs256().build(), json.toString(), RawIssuer.RSA)));

    assertThat(reason).contains("subject token").contains("(" + name + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "aud", "exp", "iat"})
  void missing_claim_is_told_to_the_owner(String name) {
    assertThat(signed(issuer.verify(issuer.token(issuer.claimsWithout(name)))))
        .contains("(" + name + ")");
  }

  @Test
  void token_without_an_issuer_is_nobodys() {
    var token = issuer.token(issuer.claimsWithout("iss"));

    unverified(issuer.verify(token));
    assertThat(issuer.verifier().claimedIssuer(Secret.of(token))).isEmpty();
  }

  private long seconds(long fromNow) {
    return issuer.now.get().getEpochSecond() + fromNow;
  }

  @Test
  void times_hold_to_the_second_with_a_minute_of_skew() {
    verified(issuer.verify(issuer.token(issuer.claims("exp", seconds(-59)))));
    assertThat(signed(issuer.verify(issuer.token(issuer.claims("exp", seconds(-60))))))
        .isEqualTo(
            "The subject token ended at 2026-03-01T11:59:00Z (exp); the time here is"
                + " 2026-03-01T12:00:00Z.");
    verified(issuer.verify(issuer.token(issuer.claims("nbf", seconds(60)))));
    assertThat(signed(issuer.verify(issuer.token(issuer.claims("nbf", seconds(61))))))
        .isEqualTo(
            "The subject token begins at 2026-03-01T12:01:01Z (nbf); the time here is"
                + " 2026-03-01T12:00:00Z.");
    verified(issuer.verify(issuer.token(issuer.claims("iat", seconds(60)))));
    assertThat(signed(issuer.verify(issuer.token(issuer.claims("iat", seconds(61))))))
        .startsWith("The subject token was issued at 2026-03-01T12:01:01Z (iat)");
  }

  @Test
  void times_may_have_a_fraction_and_lie_absurdly_far_away() {
    verified(issuer.verify(issuer.token(issuer.claims("exp", seconds(100) + 0.5))));
    for (Number far : List.<Number>of(Long.MAX_VALUE, 1e300, 253402300800L)) {
      assertThat(verified(issuer.verify(issuer.token(issuer.claims("exp", far)))).expires())
          .isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    }
    for (Number past : List.<Number>of(Long.MIN_VALUE, -1e300, 0, -1)) {
      assertThat(signed(issuer.verify(issuer.token(issuer.claims("exp", past)))))
          .contains("ended at 1970-01-01T00:00:00Z");
    }
  }

  @Test
  void reasons_never_repeat_the_token() {
    var token = issuer.token(issuer.claims("exp", 1));
    var foreign = RawIssuer.signed(rs256().build(), issuer.claims(), RawIssuer.FOREIGN);

    assertThat(signed(issuer.verify(token))).doesNotContain(token.substring(0, 40));
    assertThat(unverified(issuer.verify(foreign))).doesNotContain(foreign.substring(0, 40));
    assertThat(unverified(issuer.verify(foreign + "."))).doesNotContain(foreign.substring(0, 40));
  }

  /** Source: GitHub's documentation of OpenID Connect, the example of a token. */
  @Test
  void token_with_all_that_github_says_is_verified() throws ParseException {
    var claims = issuer.claims();
    claims.putAll(
        Map.ofEntries(
            Map.entry("jti", "6f4762ed-0758-4ccb-808d-ee3af5d723a8"),
            Map.entry("sub", "repo:octo-org/octo-repo:environment:prod"),
            Map.entry("environment", "prod"),
            Map.entry("ref", "refs/heads/main"),
            Map.entry("sha", "f4ef27c4a6f8b5f4f3c3b6a7d2d7f5a3a6f8b5f4"),
            Map.entry("repository", "octo-org/octo-repo"),
            Map.entry("repository_owner", "octo-org"),
            Map.entry("actor_id", "12"),
            Map.entry("repository_visibility", "private"),
            Map.entry("repository_id", "74"),
            Map.entry("repository_owner_id", "65"),
            Map.entry("run_id", "30"),
            Map.entry("run_number", "10"),
            Map.entry("run_attempt", "2"),
            Map.entry("runner_environment", "github-hosted"),
            Map.entry("actor", "octocat"),
            Map.entry("workflow", "example-workflow"),
            Map.entry("head_ref", ""),
            Map.entry("base_ref", ""),
            Map.entry("event_name", "workflow_dispatch"),
            Map.entry("enterprise", "avocado-corp"),
            Map.entry("enterprise_id", "2"),
            Map.entry("ref_type", "branch"),
            Map.entry(
                "job_workflow_ref",
                "octo-org/octo-automation/.github/workflows/oidc.yml@refs/heads/main"),
            Map.entry("nbf", seconds(-600))));
    var header =
        JWSHeader.parse(
            Map.of(
                "typ", "JWT", "alg", "RS256", "x5t", "mHMdD3T1dJxUZUYxJYZbSs1qFQs", "kid", "rsa"));

    var token = verified(issuer.verify(RawIssuer.signed(header, claims, RawIssuer.RSA)));

    assertThat(token.subject()).isEqualTo("repo:octo-org/octo-repo:environment:prod");
    assertThat(token.tokenId()).contains("6f4762ed-0758-4ccb-808d-ee3af5d723a8");
  }

  /** Source: Kubernetes' documentation of projected service account tokens. */
  @Test
  void token_of_kubernetes_is_verified_with_all_its_audiences() {
    var claims = issuer.claims("aud", List.of("https://kubernetes.default.svc", "keyden"));
    claims.put("sub", "system:serviceaccount:shop:deployer");
    claims.put(
        "kubernetes.io",
        Map.of(
            "namespace",
            "shop",
            "pod",
            Map.of("name", "deployer-0", "uid", "5f7e"),
            "serviceaccount",
            Map.of("name", "deployer", "uid", "14ee")));
    claims.put("nbf", seconds(0));
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build();

    var token = verified(issuer.verify(RawIssuer.signed(header, claims, RawIssuer.RSA)));

    assertThat(token.audiences()).containsExactly("https://kubernetes.default.svc", "keyden");
    assertThat(token.subject()).isEqualTo("system:serviceaccount:shop:deployer");
  }
}
