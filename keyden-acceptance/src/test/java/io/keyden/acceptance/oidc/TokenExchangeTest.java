package io.keyden.acceptance.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.OidcIssuer;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.RawConnection;
import io.keyden.acceptance.RawRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens of a real issuer, from the identity that trusts it to the request with the access token.
 */
class TokenExchangeTest {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
  private static final String SUBJECT = "repo:example/app:ref:refs/heads/main";
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

  private static final OidcIssuer ISSUER = new OidcIssuer();
  private static PackagedServer server;
  private static int accounts;

  private String account = "";
  private String externalId = "";

  @BeforeAll
  static void start() {
    server =
        PackagedServer.setup()
            .option("--loopback-issuers", "on")
            .option("--bad-key-burst", "100000")
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
    ISSUER.close();
  }

  @BeforeEach
  void addAccount() {
    var created = Administration.of(server).createServiceAccount("pipeline-" + ++accounts);
    account = Json.text(created, "Id");
    externalId = Json.text(identities(), "ExternalId");
  }

  private static String issuer() {
    return ISSUER.url();
  }

  private String path() {
    return "/api/serviceaccounts/" + account + "/oidcidentities";
  }

  private JsonNode identities() {
    return Administration.of(server).get(path() + "/v1").expect(200).json();
  }

  private String trust(String subject) {
    return Json.text(
        Administration.of(server)
            .post(
                path() + "/create/v1",
                Json.object(Map.of("Name", "Deploy", "Issuer", issuer(), "Subject", subject)))
            .expect(201)
            .json(),
        "Id");
  }

  /** The claims of a token of GitHub Actions, as its documentation lists them. */
  private String token(String subject, String audience) {
    return server.remember(
        ISSUER.token(
            subject,
            audience,
            Map.of(
                "ref", "refs/heads/main",
                "sha", "example-sha",
                "repository", "example/app",
                "repository_owner", "example",
                "actor", "ada",
                "workflow", "Deploy",
                "event_name", "push",
                "ref_type", "branch",
                "runner_environment", "github-hosted",
                "job_workflow_ref", "example/app/.github/workflows/x.yml@refs/heads/main")));
  }

  private String token() {
    return token(SUBJECT, externalId);
  }

  private Map<String, String> wanted(String token) {
    return Map.of(
        "grant_type", GRANT,
        "audience", externalId,
        "subject_token_type", JWT,
        "subject_token", token);
  }

  private static Answer exchange(String contentType, String body) {
    return send(
        RawRequest.of("POST", "/api/token/v1")
            .header("Content-Type", contentType)
            .bodyWithLength(body));
  }

  private Answer exchange(String token) {
    return exchange("application/json", Json.compact(Json.object(wanted(token))));
  }

  private String exchanged() {
    return server.remember(Json.text(exchange(token()).expect(200).json(), "access_token"));
  }

  private static String refused(Answer answer) {
    assertThat(Json.text(answer.expect(400).json(), "error")).isEqualTo("invalid_request");
    return Json.text(answer.json(), "error_description");
  }

  private static Answer send(RawRequest request) {
    try (var connection = RawConnection.open(server)) {
      return connection.exchange(request.header("Host", connection.authority()));
    }
  }

  private static Answer withToken(String method, String path, String token, String body) {
    var request = RawRequest.of(method, path).header("Authorization", "Bearer " + token);
    return send(
        body.isEmpty()
            ? request
            : request.header("Content-Type", "application/json").bodyWithLength(body));
  }

  @Test
  void a_pipeline_signs_in_as_the_dotnet_client_does() {
    trust("repo:example/app:*");
    var discovered =
        send(RawRequest.of("GET", "/.well-known/openid-configuration")).expect(200).json();
    var endpoint = Json.text(discovered, "token_endpoint");
    assertThat(endpoint).isEqualTo(server.address() + "/api/token/v1");
    assertThat(Json.text(discovered, "issuer")).isEqualTo(server.address().toString());

    var answer = exchange(token()).expect(200);

    assertThat(Json.text(answer.json(), "token_type")).isEqualTo("Bearer");
    assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3600);
    assertThat(Json.text(answer.json(), "issued_token_type"))
        .isEqualTo("urn:ietf:params:oauth:token-type:access_token");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    var token = server.remember(Json.text(answer.json(), "access_token"));
    for (var path : new String[] {"/api", "/api/", "/api/spaces", "/api/spaces/all"}) {
      withToken("GET", path, token, "").expect(200);
    }
    assertThat(Json.text(withToken("GET", "/api/users/me", token, "").expect(200).json(), "Id"))
        .isEqualTo(account);
  }

  @Test
  void discovery_is_found_behind_a_trailing_slash_too() {
    send(RawRequest.of("GET", "//.well-known/openid-configuration")).expect(200);
  }

  @Test
  void the_vendors_go_library_manages_identities_and_comes_with_an_access_token() {
    trust("repo:example/app:*");
    var go = Program.require("go");
    var built = Path.of("target/go/oidc").toAbsolutePath();
    Program.of(go, "build", "-mod=readonly", "-buildvcs=false", "-o", built.toString(), ".")
        .in(Path.of("src/test/go/v2").toAbsolutePath())
        .within(BUILD_LIMIT)
        .run()
        .expectSuccess();
    var program =
        Program.of(built.toString())
            .with("OCTOPUS_URL", server.address().toString())
            .with("OCTOPUS_API_KEY", server.administratorKey())
            .with("OCTOPUS_ACCESS_TOKEN", exchanged());

    program.arguments("oidc").run().expectSuccess();
    program.arguments("access-token").run().expectSuccess();
  }

  @Test
  void our_own_command_line_signs_in_with_a_token_of_the_issuer() {
    trust("repo:example/app:*");

    var result =
        Program.of(PackagedServer.script().toString())
            .with("KEYDEN_URL", server.address().toString())
            .with("KEYDEN_SERVICE_ACCOUNT_ID", externalId)
            .with("KEYDEN_ID_TOKEN", token())
            .arguments("whoami", "-o", "json")
            .run()
            .expectSuccess();

    assertThat(result.output()).contains("\"" + account + "\"");
  }

  @Test
  void an_access_token_is_a_jwt_that_others_can_verify_by_the_published_keys() throws Exception {
    trust("repo:example/app:*");

    var token = SignedJWT.parse(exchanged());

    var keys = JWKSet.parse(send(RawRequest.of("GET", "/.well-known/jwks")).expect(200).text());
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("PS256");
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(externalId);
  }

  @Test
  void a_form_does_too() {
    trust("repo:example/app:*");
    var form =
        wanted(token()).entrySet().stream()
            .map(member ->
                member.getKey()
                    + "="
                    + URLEncoder.encode(member.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));

    var answer = exchange("application/x-www-form-urlencoded; charset=utf-8", form).expect(200);

    server.remember(Json.text(answer.json(), "access_token"));
  }

  @Test
  void a_subject_token_is_good_once() {
    trust("repo:example/app:*");
    var token = token();
    server.remember(Json.text(exchange(token).expect(200).json(), "access_token"));

    assertThat(refused(exchange(token))).contains("exchanged before");
  }

  @Test
  void a_misfit_is_told_to_who_holds_a_signed_token_and_to_nobody_else() {
    trust("repo:example/other:*");

    assertThat(refused(exchange(token())))
        .contains("'" + SUBJECT + "'")
        .contains("The subject does not fit the identity 'Deploy'.")
        .doesNotContain("repo:example/other");
    var token = token();
    var forged = token.substring(0, token.length() - 20) + "AAAAAAAAAAAAAAAAAAAA";
    var wrongSignature = refused(exchange(forged));
    externalId = "4a8f0b1e-0000-4000-8000-000000000001";
    assertThat(refused(exchange(forged))).isEqualTo(wrongSignature);
  }

  @Test
  void tokens_end_at_once_when_the_identity_goes_or_the_account_is_disabled() {
    var identity = trust("repo:example/app:*");
    var first = exchanged();
    withToken("GET", "/api/users/me", first, "").expect(200);

    Administration.of(server).delete(path() + "/" + identity + "/v1").expect(200);

    withToken("GET", "/api/users/me", first, "").expect(401);
    assertThat(refused(exchange(token()))).contains("not accepted");
    trust("repo:example/app:*");
    var second = exchanged();
    var user =
        (ObjectNode) Administration.of(server).get("/api/users/" + account).expect(200).json();
    Administration.of(server).put("/api/users/" + account, user.put("IsActive", false)).expect(200);
    withToken("GET", "/api/users/me", second, "").expect(401);
    refused(exchange(token()));
  }

  /** Source: CVE-2026-3236. */
  @Test
  void nothing_made_through_a_token_outlives_it() {
    trust("repo:example/app:*");
    var token = exchanged();
    var keys = "/api/users/" + account + "/apikeys";
    var tooLate = Instant.now().plus(90, ChronoUnit.MINUTES).toString();

    withToken(
            "POST",
            keys,
            token,
            Json.compact(Json.object(Map.of("Purpose", "long", "Expires", tooLate))))
        .expect(400);
    var unstated =
        withToken("POST", keys, token, "{\"Purpose\":\"short\",\"Expires\":null}")
            .expect(200)
            .json();
    server.remember(Json.text(unstated, "ApiKey"));
    assertThat(OffsetDateTime.parse(Json.text(unstated, "Expires")).toInstant())
        .isBefore(Instant.now().plus(61, ChronoUnit.MINUTES));
    var further = withToken("POST", "/api/users/access-token", token, "{}").expect(200).json();
    withToken("GET", "/api/users/me", server.remember(Json.text(further, "AccessToken")), "")
        .expect(200);
  }

  @Test
  void a_killed_server_knows_its_tokens_again() {
    trust("repo:example/app:*");
    var token = exchanged();

    server.kill();
    server.startAgain();

    withToken("GET", "/api/users/me", token, "").expect(200);
  }

  @Test
  void nonsense_gets_a_plain_refusal() {
    trust("repo:example/app:*");
    var random = new Random(20261128);
    var good = Json.compact(Json.object(wanted(token())));
    for (int round = 0; round < 300; round++) {
      var bytes = good.getBytes(StandardCharsets.ISO_8859_1);
      for (int change = 0; change <= random.nextInt(4); change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      var request =
          RawRequest.of("POST", "/api/token/v1")
              .header(
                  "Content-Type",
                  random.nextBoolean() ? "application/json" : "application/x-www-form-urlencoded")
              .header("Content-Length", Integer.toString(bytes.length))
              .body(bytes);

      var answer = send(request);

      assertThat(answer.status()).as(answer.text()).isIn(200, 400);
      if (answer.status() == 400) {
        assertThat(Json.text(answer.json(), "error")).isEqualTo("invalid_request");
        assertThat(Json.text(answer.json(), "error_description")).isNotBlank();
      } else {
        server.remember(Json.text(answer.json(), "access_token"));
      }
    }
  }
}
