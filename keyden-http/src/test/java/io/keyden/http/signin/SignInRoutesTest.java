package io.keyden.http.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.settings.AuthenticationSettings;
import io.keyden.core.store.PageRequest;
import io.keyden.core.user.User;
import io.keyden.http.api.ApiFixture;
import io.keyden.http.seam.Header;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.user.UserApi;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignInRoutesTest {
  private final UserApi users = new UserApi();
  private final ApiFixture api = users.api;
  private final User ada = users.person("ada", Grants.NONE);
  private final String installation = api.settings.installationId().toString();

  /** What a browser holds after signing in. */
  private record Browser(String session, String antiForgery) {
    Request.Builder to(Method method, String target) {
      return Request.to(method, target).header("Cookie", session + "; " + antiForgery);
    }

    Request.Builder withToken(Method method, String target) {
      return to(method, target)
          .header("X-Octopus-Csrf-Token", antiForgery.substring(antiForgery.indexOf('=') + 1));
    }
  }

  @Test
  void login_answers_the_user_and_exactly_two_cookies_in_the_order_that_java_counts_on() {
    var answer =
        login(
            "{\"Username\":\"ada\",\"Password\":\""
                + UserApi.PASSWORD
                + "\",\"State\":{\"UsingSecureConnection\":false}}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("Id").stringValue()).isEqualTo(ada.id().value());
    assertThat(answer.json().get("IsRequestor").booleanValue()).isTrue();
    assertThat(cookies(answer)).hasSize(2);
    assertThat(cookies(answer).getFirst())
        .matches(
            "OctopusIdentificationToken_"
                + installation
                + "=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax");
    assertThat(cookies(answer).getLast())
        .matches("Octopus-Csrf-Token_" + installation + "=[A-Za-z0-9_-]{43}; Path=/; SameSite=Lax");
  }

  @Test
  void cookies_are_secure_over_https_last_if_asked_to_and_go_to_the_domain_of_the_settings() {
    var defaults = AuthenticationSettings.DEFAULTS;
    api.transactions.write(() ->
        api.settings.save(
            new AuthenticationSettings(
                defaults.autoLoginEnabled(),
                defaults.selfServiceIdentityEditingEnabled(),
                defaults.trustedRedirectUrls(),
                Optional.of("example.com"),
                defaults.sessionTimeout(),
                defaults.maximumSessionDuration(),
                defaults.rememberMeEnabled(),
                defaults.userApiKeysEnabled(),
                defaults.apiKeyDefaultExpiryDays(),
                defaults.apiKeyMaximumExpiryDays(),
                defaults.oidcIssuerUrl(),
                defaults.passwordSignInEnabled())));

    var answer =
        api.send(
            Request.to(Method.POST, "/api/users/login")
                .secure(true)
                .body(
                    "{\"Username\":\"ada\",\"Password\":\""
                        + UserApi.PASSWORD
                        + "\",\"RememberMe\":true}"));

    assertThat(cookies(answer))
        .allSatisfy(cookie ->
            assertThat(cookie).contains("; Path=/; Domain=example.com; Max-Age=1728000; Secure"));
  }

  @Test
  void session_reads_with_the_cookie_and_writes_with_the_token_beside_it() {
    var browser = browser();
    var body = "{\"DisplayName\":\"Countess\"}";

    assertThat(api.send(browser.to(Method.GET, "/api/users/me")).status()).isEqualTo(200);
    assertThat(api.send(browser.to(Method.PUT, "/api/users/me").body(body)).status())
        .isEqualTo(401);
    assertThat(api.send(browser.withToken(Method.PUT, "/api/users/me").body(body)).status())
        .isEqualTo(200);
    assertThat(
            api.send(
                    browser
                        .to(Method.PUT, "/api/users/me")
                        .header("X-Octopus-Csrf-Token", browser().antiForgery())
                        .body(body))
                .status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void a_page_of_another_site_changes_nothing_and_signs_nobody_in(String site) {
    var browser = browser();

    assertThat(
            api.send(
                    browser
                        .withToken(Method.PUT, "/api/users/me")
                        .header("Sec-Fetch-Site", site)
                        .body("{}"))
                .status())
        .isEqualTo(403);
    var login =
        api.send(
            Request.to(Method.POST, "/api/users/login")
                .header("Sec-Fetch-Site", site)
                .body("{\"Username\":\"ada\",\"Password\":\"" + UserApi.PASSWORD + "\"}"));
    assertThat(login.status()).isEqualTo(403);
    assertThat(cookies(login)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  void the_portals_own_page_and_the_readers_own_doing_are_no_other_site(String site) {
    assertThat(
            api.send(
                    browser()
                        .withToken(Method.POST, "/api/users/access-token")
                        .header("Sec-Fetch-Site", site))
                .status())
        .isEqualTo(200);
  }

  @Test
  void missing_and_wrong_parts_are_400_in_the_vendors_words() {
    assertThat(errors(login("{}")))
        .contains("Please provide a username.", "Please provide a password.");
    assertThat(errors(login("{\"Username\":\"ada\",\"Password\":\"guess\"}")))
        .contains("Invalid username or password.")
        .doesNotContain("guess");
    assertThat(login("{\"Username\":\"ada\",\"Password\":\"guess\"}").text())
        .isEqualTo(login("{\"Username\":\"nobody\",\"Password\":\"guess\"}").text());
    assertThat(cookies(login("{\"Username\":\"ada\",\"Password\":\"guess\"}"))).isEmpty();
    assertThat(login("").status()).isEqualTo(400);
  }

  @Test
  void wrong_key_beside_the_right_password_is_401() {
    var answer =
        api.send(
            "API-AAAAAAAAAAAAAAAAAAAAAAAAAA",
            Method.POST,
            "/api/users/login",
            "{\"Username\":\"ada\",\"Password\":\"" + UserApi.PASSWORD + "\"}");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(cookies(answer)).isEmpty();
  }

  @Test
  void key_made_by_a_session_that_came_with_a_key_ends_no_later_than_that_key() {
    var key = api.keyOf(ada, Optional.of(Duration.ofDays(3)));
    var answer =
        api.send(
            key,
            Method.POST,
            "/api/users/login",
            "{\"Username\":\"ada\",\"Password\":\"" + UserApi.PASSWORD + "\"}");

    var made =
        api.send(
            browser(answer)
                .withToken(Method.POST, "/api/users/me/apikeys")
                .body("{\"Purpose\":\"a\",\"Expires\":null}"));

    assertThat(made.json().get("Expires").stringValue()).isEqualTo("2026-03-04T12:00:00.000+00:00");
  }

  @Test
  void logout_ends_the_session_and_makes_the_client_forget_both_cookies() {
    var browser = browser();

    var answer = api.send(browser.withToken(Method.POST, "/api/users/logout"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(cookies(answer))
        .hasSize(2)
        .allSatisfy(cookie -> assertThat(cookie).contains("=; Path=/; Max-Age=0"));
    assertThat(api.send(browser.to(Method.GET, "/api/users/me")).status()).isEqualTo(401);
    assertThat(api.send(browser.to(Method.POST, "/api/users/logout")).status()).isEqualTo(200);
    assertThat(api.send(Method.POST, "/api/users/logout").status()).isEqualTo(200);
  }

  @Test
  void browser_with_the_cookie_of_an_ended_session_can_sign_in_again() {
    var browser = browser();
    api.clock.advance(Duration.ofHours(1));

    var answer =
        api.send(
            browser
                .to(Method.POST, "/api/users/login")
                .body("{\"Username\":\"ada\",\"Password\":\"" + UserApi.PASSWORD + "\"}"));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void revoking_sessions_works_by_put_and_post_and_ends_them() {
    for (var method : List.of(Method.PUT, Method.POST)) {
      var browser = browser();

      var answer = api.send(browser.withToken(method, "/api/users/me/revoke-sessions"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo("{}");
      assertThat(api.send(browser.to(Method.GET, "/api/users/me")).status()).isEqualTo(401);
    }
  }

  @Test
  void revoking_anothers_sessions_without_the_right_is_403() {
    users.person("bob", Grants.NONE);

    var answer = api.send(api.keyOf(ada), Method.PUT, "/api/users/Users-2/revoke-sessions", "");

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void access_token_is_shown_once_and_works_as_bearer_until_its_key_is_revoked() {
    var key = api.keyOf(ada);

    var token =
        api.send(key, Method.POST, "/api/users/access-token", "{}")
            .json()
            .get("AccessToken")
            .stringValue();

    assertThat(bearer(token).status()).isEqualTo(200);
    assertThat(bearer(token).json().get("Id").stringValue()).isEqualTo(ada.id().value());
    var id =
        api.send(key, Method.GET, "/api/users/me/apikeys")
            .json()
            .get("Items")
            .get(0)
            .get("Id")
            .stringValue();
    assertThat(api.send(key, Method.DELETE, "/api/users/me/apikeys/" + id).status()).isEqualTo(200);
    assertThat(bearer(token).status()).isEqualTo(401);
    assertThat(bearer("nonsense").status()).isEqualTo(401);
    assertThat(api.send(Method.POST, "/api/users/access-token").status()).isEqualTo(401);
  }

  @Test
  void neither_passwords_nor_sessions_nor_tokens_are_in_any_event() {
    var browser = browser();
    login("{\"Username\":\"ada\",\"Password\":\"wrong-and-secret\"}");
    var token =
        api.send(api.keyOf(ada), Method.POST, "/api/users/access-token", "")
            .json()
            .get("AccessToken")
            .stringValue();
    api.send(
        browser
            .withToken(Method.PUT, "/api/users/me")
            .body("{\"Password\":\"a-new-secret-word\"}"));

    var events =
        api.transactions.read(() -> api.events.find(EventFilter.ANY, PageRequest.ALL)).toString();

    assertThat(events)
        .contains("Login failed for ada")
        .doesNotContain(
            UserApi.PASSWORD,
            "wrong-and-secret",
            "a-new-secret-word",
            token,
            browser.session().substring(browser.session().indexOf('=') + 1));
  }

  private ApiFixture.Answer login(String body) {
    return api.send(Request.to(Method.POST, "/api/users/login").body(body));
  }

  private Browser browser() {
    return browser(login("{\"Username\":\"ada\",\"Password\":\"" + UserApi.PASSWORD + "\"}"));
  }

  private static Browser browser(ApiFixture.Answer login) {
    return new Browser(pair(cookies(login).get(0)), pair(cookies(login).get(1)));
  }

  private static String pair(String cookie) {
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private ApiFixture.Answer bearer(String token) {
    return api.send(
        Request.to(Method.GET, "/api/users/me").header("Authorization", "Bearer " + token));
  }

  private static List<String> cookies(ApiFixture.Answer answer) {
    return answer.response().headers().stream()
        .filter(header -> header.isNamed("Set-Cookie"))
        .map(Header::value)
        .toList();
  }

  private static String errors(ApiFixture.Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    return answer.json().get("Errors").toString();
  }
}
