package io.keyden.client.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.client.octopus.Visitor.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials: keys wherever they may stand, sessions with their CSRF token, access tokens. */
class PlainOctopusServerSignInTest {
  private static final String SIGN_IN =
      "{\"Username\":\"ada\",\"Password\":\"secret of ada\",\"RememberMe\":false}";
  private static final String REFUSED =
      "You must be logged in to perform this action. Please provide a valid API key or log in"
          + " again.";

  private final StandingClock clock = new StandingClock(Instant.parse("2026-03-01T12:00:00Z"));

  @AutoClose
  private final PlainOctopusServer server =
      PlainOctopusServer.of(OctopusVersion.CURRENT).clock(clock).start();

  @AutoClose
  private final PlainOctopusServer old =
      PlainOctopusServer.of(OctopusVersion.OLD).clock(clock).start();

  private final Visitor anonymous = Visitor.anonymous(server);

  @ParameterizedTest
  @ValueSource(strings = {"X-Octopus-ApiKey", "x-octopus-apikey", "X-NuGet-ApiKey"})
  void key_is_taken_from_a_header(String header) {
    Seen me = anonymous.with(header, server.administratorKey()).get("/api/users/me");

    assertThat(me.text("Username")).isEqualTo("admin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apikey", "ApiKey"})
  void key_is_taken_from_the_query(String name) {
    Seen me = anonymous.get("/api/users/me?" + name + "=" + server.administratorKey());

    assertThat(me.text("Username")).isEqualTo("admin");
  }

  @Test
  void key_is_no_bearer_token() {
    Seen me =
        anonymous.with("Authorization", "Bearer " + server.administratorKey()).get("/api/users/me");

    assertThat(me.status()).isEqualTo(401);
  }

  @Test
  void nobody_is_refused_with_the_vendors_text() {
    Seen me = anonymous.get("/api/users/me");

    assertThat(me.status()).isEqualTo(401);
    assertThat(me.error()).isEqualTo(REFUSED);
    assertThat(me.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/users/me", "/api/spaces"})
  void wrong_key_is_refused_everywhere(String path) {
    Seen seen = Visitor.withKey(server, "API-WRONGWRONGWRONGWRONGWRONG").get(path);

    assertThat(seen.status()).isEqualTo(401);
    assertThat(seen.error()).isEqualTo(REFUSED);
  }

  @Test
  void old_server_words_a_wrong_key_and_no_key_differently() {
    Seen wrong = Visitor.withKey(old, "API-WRONGWRONGWRONGWRONGWRONG").get("/api/users/me");
    Seen none = Visitor.anonymous(old).get("/api/users/me");

    assertThat(List.of(wrong.status(), none.status())).containsExactly(401, 401);
    assertThat(wrong.error()).startsWith("The API key you provided was not valid.");
    assertThat(none.error()).startsWith("You must be logged in to request this resource");
  }

  @Test
  void empty_key_counts_as_none() {
    assertThat(anonymous.with("X-Octopus-ApiKey", "").get("/api").status()).isEqualTo(200);
  }

  @Test
  void sign_in_sets_two_cookies_the_identification_first() {
    server.person("ada", "secret of ada");
    String installation = anonymous.get("/api").text("InstallationId");

    Seen signedIn = anonymous.post("/api/users/login", SIGN_IN);

    List<String> cookies = signedIn.headers().allValues("Set-Cookie");
    assertThat(signedIn.status()).isEqualTo(200);
    assertThat(signedIn.text("Username")).isEqualTo("ada");
    assertThat(cookies).hasSize(2);
    assertThat(cookies.getFirst())
        .startsWith("OctopusIdentificationToken_" + installation + "=")
        .contains("path=/", "HttpOnly");
    assertThat(cookies.getLast())
        .startsWith("Octopus-Csrf-Token_" + installation + "=")
        .contains("%", "path=/")
        .doesNotContain("HttpOnly");
  }

  @Test
  void session_reads_by_cookie_and_changes_only_with_the_csrf_header() {
    String id = server.person("ada", "secret of ada");
    Seen signedIn = anonymous.post("/api/users/login", SIGN_IN);
    Visitor ada = anonymous.with("Cookie", cookies(signedIn));
    String keys = "/api/users/" + id + "/apikeys";

    Seen read = ada.get("/api/users/me");
    Seen without = ada.post(keys, "{}");
    Seen wrong = ada.with("X-Octopus-Csrf-Token", "wrong").post(keys, "{}");
    Seen with = ada.with("X-Octopus-Csrf-Token", csrf(signedIn)).post(keys, "{}");

    assertThat(read.text("Id")).isEqualTo(id);
    assertThat(List.of(without.status(), wrong.status())).containsExactly(401, 401);
    assertThat(without.error())
        .isEqualTo("A required anti-forgery token was not supplied or was invalid.");
    assertThat(with.status()).isEqualTo(200);
  }

  @Test
  void csrf_header_must_be_the_raw_value_of_the_cookie() {
    String id = server.person("ada", "secret of ada");
    Seen signedIn = anonymous.post("/api/users/login", SIGN_IN);
    String decoded = Call.parameters("x=" + csrf(signedIn)).getOrDefault("x", "");

    Seen seen =
        anonymous
            .with("Cookie", cookies(signedIn))
            .with("X-Octopus-Csrf-Token", decoded)
            .post("/api/users/" + id + "/apikeys", "{}");

    assertThat(decoded).isNotEqualTo(csrf(signedIn));
    assertThat(seen.status()).isEqualTo(401);
  }

  @Test
  void key_decides_over_cookies_and_needs_no_csrf_header() {
    String id = server.person("ada", "secret of ada");
    Seen signedIn = anonymous.post("/api/users/login", SIGN_IN);
    Visitor both =
        Visitor.withKey(server, server.giveKey(id, "Hers", null)).with("Cookie", cookies(signedIn));
    Visitor wrong =
        Visitor.withKey(server, "API-WRONGWRONGWRONGWRONGWRONG").with("Cookie", cookies(signedIn));

    assertThat(both.post("/api/users/" + id + "/apikeys", "{}").status()).isEqualTo(200);
    assertThat(wrong.get("/api/users/me").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "ada,wrong,Invalid username or password.",
    "nobody,secret of ada,Invalid username or password.",
    "ci,anything,Invalid username or password.",
    "'',x,Please provide a username.",
    "ada,'',Please provide a password."
  })
  void bad_sign_in_is_a_400_without_a_cookie(String name, String password, String error) {
    server.person("ada", "secret of ada");
    server.serviceAccount("ci");

    Seen seen =
        anonymous.post(
            "/api/users/login",
            "{\"Username\":\"" + name + "\",\"Password\":\"" + password + "\"}");

    assertThat(seen.status()).isEqualTo(400);
    assertThat(seen.errors()).containsExactly(error);
    assertThat(seen.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void sign_out_ends_the_session_and_expires_the_cookies() {
    server.person("ada", "secret of ada");
    Seen signedIn = anonymous.post("/api/users/login", SIGN_IN);
    Visitor ada =
        anonymous.with("Cookie", cookies(signedIn)).with("X-Octopus-Csrf-Token", csrf(signedIn));

    Seen signedOut = ada.post("/api/users/logout", "");

    assertThat(signedOut.status()).isEqualTo(200);
    assertThat(signedOut.headers().allValues("Set-Cookie"))
        .hasSize(2)
        .allSatisfy(cookie -> assertThat(cookie).contains("1970"));
    assertThat(ada.get("/api/users/me").status()).isEqualTo(401);
  }

  @Test
  void session_ends_after_twenty_idle_minutes() {
    server.person("ada", "secret of ada");
    Visitor ada = anonymous.with("Cookie", cookies(anonymous.post("/api/users/login", SIGN_IN)));

    clock.advance(Duration.ofMinutes(20));
    int inTime = ada.get("/api/users/me").status();
    clock.advance(Duration.ofMinutes(20).plusMillis(1));
    int late = ada.get("/api/users/me").status();

    assertThat(List.of(inTime, late)).containsExactly(200, 401);
  }

  @Test
  void remembered_session_lasts_twenty_days() {
    server.person("ada", "secret of ada");
    String remember = SIGN_IN.replace("false", "true");
    Visitor ada = anonymous.with("Cookie", cookies(anonymous.post("/api/users/login", remember)));

    clock.advance(Duration.ofDays(20).minusMillis(1));
    int inTime = ada.get("/api/users/me").status();
    clock.advance(Duration.ofMillis(1));
    int late = ada.get("/api/users/me").status();

    assertThat(List.of(inTime, late)).containsExactly(200, 401);
  }

  @Test
  void sessions_are_revoked_and_keys_are_not() {
    String id = server.person("ada", "secret of ada");
    String secret = server.giveKey(id, "Hers", null);
    Visitor ada = anonymous.with("Cookie", cookies(anonymous.post("/api/users/login", SIGN_IN)));

    Seen revoked = Visitor.administrator(server).put("/api/users/" + id + "/revoke-sessions", "");

    assertThat(revoked.status()).isEqualTo(200);
    assertThat(ada.get("/api/users/me").status()).isEqualTo(401);
    assertThat(server.works(secret)).isTrue();
  }

  @Test
  void access_token_stands_for_its_user_for_an_hour() {
    Seen given = Visitor.administrator(server).post("/api/users/access-token", "");
    Visitor bearer = anonymous.with("Authorization", "Bearer " + given.text("AccessToken"));

    clock.advance(Duration.ofHours(1).minusMillis(1));
    int before = bearer.get("/api/users/me").status();
    clock.advance(Duration.ofMillis(1));
    int after = bearer.get("/api/users/me").status();

    assertThat(List.of(before, after)).containsExactly(200, 401);
  }

  @Test
  void key_made_by_an_access_token_may_not_outlive_the_key_behind_the_token() {
    Instant end = clock.instant().plus(Duration.ofDays(10));
    Visitor shortLived = Visitor.withKey(server, server.giveKey("Users-1", "Short", end));
    String token = shortLived.post("/api/users/access-token", "").text("AccessToken");

    Seen made =
        anonymous.with("Authorization", "Bearer " + token).post("/api/users/Users-1/apikeys", "{}");

    assertThat(made.status()).isEqualTo(400);
  }

  @Test
  void discovery_names_the_absolute_token_endpoint() {
    Seen discovery = anonymous.get("/.well-known/openid-configuration");

    assertThat(discovery.text("token_endpoint")).isEqualTo(server.uri() + "/api/token/v1");
    assertThat(discovery.text("issuer")).isEqualTo(server.uri().toString());
  }

  @Test
  void trusted_token_is_exchanged_for_one_of_the_service_account() {
    String account = server.serviceAccount("ci");
    server.trustSubjectToken("the issuer's token", account);

    Seen exchanged =
        anonymous.post("/api/token/v1", exchange(server.externalId(account), "the issuer's token"));
    Seen me =
        anonymous
            .with("Authorization", "Bearer " + exchanged.text("access_token"))
            .get("/api/users/me");

    assertThat(exchanged.status()).isEqualTo(200);
    assertThat(exchanged.text("token_type")).isEqualTo("Bearer");
    assertThat(exchanged.json().path("expires_in").asInt()).isEqualTo(3600);
    assertThat(me.text("Id")).isEqualTo(account);
  }

  @Test
  void exchange_takes_a_form_as_well() {
    String account = server.serviceAccount("ci");
    server.trustSubjectToken("token", account);

    Seen exchanged =
        anonymous
            .with("Content-Type", "application/x-www-form-urlencoded")
            .post(
                "/api/token/v1",
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
                    + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt"
                    + "&subject_token=token&audience="
                    + server.externalId(account));

    assertThat(exchanged.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"another token,true,jwt", "token,false,jwt", "token,true,saml2"})
  void exchange_that_fits_nothing_is_an_invalid_request(
      String subjectToken, boolean rightAudience, String type) {
    String account = server.serviceAccount("ci");
    server.trustSubjectToken("token", account);
    String audience = rightAudience ? server.externalId(account) : "another";

    Seen refused =
        anonymous.post(
            "/api/token/v1",
            exchange(audience, subjectToken).replace("token-type:jwt", "token-type:" + type));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error")).isEqualTo("invalid_request");
    assertThat(refused.text("error_description")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/.well-known/openid-configuration",
    "POST,/api/token/v1",
    "PUT,/api/users/Users-1/revoke-sessions"
  })
  void old_server_has_no_tokens(String method, String path) {
    Visitor administrator = Visitor.administrator(old);

    assertThat(administrator.send(method, path, "").status()).isEqualTo(404);
    assertThat(administrator.get("/api/users/me").json().path("Links").has("AccessToken"))
        .isFalse();
  }

  private static String exchange(String audience, String subjectToken) {
    return """
    {"grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
     "audience": "%s",
     "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
     "subject_token": "%s"}
    """
        .formatted(audience, subjectToken);
  }

  /** Both cookies as a browser sends them. */
  private static String cookies(Seen signedIn) {
    return String.join(
        "; ",
        signedIn.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
            .toList());
  }

  private static String csrf(Seen signedIn) {
    String cookie = signedIn.headers().allValues("Set-Cookie").getLast();
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }
}
