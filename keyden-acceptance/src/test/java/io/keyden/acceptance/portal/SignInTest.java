package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.Kind;
import io.keyden.acceptance.browser.RunsInBrowser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** Signing in, staying in, and getting out. */
@RunsOnPackagedServer
@RunsInBrowser
final class SignInTest {
  private final Browser browser;
  private final Portal portal;
  private final Administration administration;

  SignInTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void the_root_leads_to_the_sign_in_page_whose_first_field_has_the_focus() {
    browser.open("/");

    browser.awaitTitle("Sign in – Keyden");
    browser.field("User name or e-mail address").awaitFocus();
  }

  @Test
  void name_and_password_open_a_session_by_the_keyboard_alone() {
    var person = portal.person();
    browser.open("/app");
    browser.field("User name or e-mail address").awaitFocus();

    browser.press(Json.text(person, "Username"), Keys.TAB, Portal.PASSWORD, Keys.ENTER);

    browser.awaitTitle("My API keys – Keyden");
    var cookie = portal.sessionCookie().orElseThrow();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    assertThat(cookie.getExpiry()).as("ends with the browser").isNull();
  }

  @Test
  void who_asks_to_be_remembered_has_a_cookie_that_outlives_the_browser() {
    var person = portal.person();
    browser.open("/app");
    browser.field("Remember me on this device").check();

    portal.fillSignIn(Json.text(person, "Username"), Portal.PASSWORD);

    browser.awaitTitle("My API keys – Keyden");
    assertThat(portal.sessionCookie().orElseThrow().getExpiry()).isNotNull();
  }

  @Test
  void a_wrong_password_is_refused_in_the_words_of_the_server_and_does_not_stay_in_the_page() {
    var person = portal.person();
    browser.expectConsole("status of 400");
    browser.open("/app");

    portal.fillSignIn(Json.text(person, "Username"), "not the password");

    browser.alert().awaitText("Invalid username or password.");
    browser.alert().awaitFocus();
    browser.field("Password").awaitValue("");
    assertThat(portal.sessionCookie()).isEmpty();
  }

  @Test
  void who_guesses_too_often_is_told_to_wait() {
    var person = portal.person();
    browser.expectConsole("status of 400");
    for (int i = 0; i < 10; i++) {
      administration.post(
          "/api/users/login",
          Json.object(Map.of("Username", Json.text(person, "Username"), "Password", "guess " + i)));
    }
    browser.open("/app");

    portal.fillSignIn(Json.text(person, "Username"), Portal.PASSWORD);

    browser.alert().awaitText("too many failed login attempts");
    assertThat(portal.sessionCookie()).isEmpty();
  }

  @Test
  void signing_in_leads_to_the_page_that_was_wanted() {
    var person = portal.person();
    browser.open("/app#/Spaces-1/users/me/apiKeys/new");
    browser.awaitTitle("Sign in – Keyden");

    portal.fillSignIn(Json.text(person, "Username"), Portal.PASSWORD);

    browser.awaitTitle("New API key – Keyden");
    browser.awaitPath("/app#/Spaces-1/users/me/apiKeys/new");
  }

  @Test
  void signing_out_ends_the_session_and_the_way_back_shows_nothing() {
    var person = portal.signInAsSomebody();
    var cookie = portal.sessionCookie().orElseThrow();

    browser.button("Account of " + Json.text(person, "DisplayName")).click();
    browser.find(Kind.MENU_ITEM, "Sign out").click();

    browser.awaitTitle("Sign in – Keyden");
    assertThat(portal.sessionCookie()).isEmpty();
    browser.back();
    browser.awaitTitle("Sign in – Keyden");
    assertThat(portal.statusWith(cookie)).isEqualTo(401);
  }

  @Test
  void a_session_that_ended_elsewhere_is_noticed_and_signing_in_again_goes_on_where_one_was() {
    var person = portal.signInAsSomebody();
    browser.expectConsole("status of 401");
    administration
        .put("/api/users/" + Json.text(person, "Id") + "/revoke-sessions", Json.object(Map.of()))
        .expect(200);

    browser.part(".page-heading").link("New API key").click();

    browser.awaitTitle("Sign in – Keyden");
    browser.awaitText("Your session has ended.");
    portal.fillSignIn(Json.text(person, "Username"), Portal.PASSWORD);
    browser.awaitTitle("New API key – Keyden");
  }

  @Test
  void an_invitation_makes_an_account_once_and_its_code_leaves_the_address() {
    var code = invitation();
    browser.open("/app#/register/" + code);

    browser.awaitPath("/app#/register");
    browser.field("Invitation code").awaitValue(code);
    register("invited-one");

    browser.awaitTitle("My API keys – Keyden");
    assertThat(browser.path()).doesNotContain(code);
    assertThat(browser.run("return document.documentElement.outerHTML"))
        .asString()
        .doesNotContain(code);
    assertThat(Json.list(users("invited-one"), "Items")).hasSize(1);
  }

  @Test
  void an_invitation_that_is_used_up_is_refused_at_its_field() {
    browser.expectConsole("status of 400");
    browser.open("/app#/register/ABCDEFGH");

    register("invited-two");

    var field = browser.field("Invitation code");
    browser.awaitText("The invitation code is not valid, has been used, or has expired.");
    assertThat(field.attribute("aria-invalid")).contains("true");
    assertThat(Json.list(users("invited-two"), "Items")).isEmpty();
  }

  @Test
  void two_passwords_that_differ_are_not_sent() {
    browser.open("/app#/register/ABCDEFGH");
    browser.field("User name").fill("somebody");
    browser.field("Password").fill(Portal.PASSWORD);
    browser.field("Password, again").fill("another one entirely");

    browser.button("Create account").click();

    browser.awaitText("The two passwords differ.");
    browser.field("Password, again").awaitFocus();
    assertThat(browser.requests()).noneMatch(request -> request.endsWith("/api/users/register"));
  }

  @Test
  void a_server_that_is_away_is_said_to_be_and_trying_again_helps() {
    portal.signInAsSomebody();
    browser.goOffline();
    browser.expectConsole("net::ERR_INTERNET_DISCONNECTED");

    browser.field("Search by purpose").fill("anything");

    browser.awaitText("The server cannot be reached.");
    browser.goOnline();
    browser.button("Try again").click();
    browser.awaitText("Nothing matches");
  }

  private String invitation() {
    var body = Json.object(Map.of("AddToTeamIds", List.of("teams-everyone")));
    var answer = administration.post("/api/users/invitations", body);
    return Json.text(answer.expect(201).json(), "InvitationCode");
  }

  private void register(String username) {
    browser.field("User name").fill(username);
    browser.field("Password").fill(Portal.PASSWORD);
    browser.field("Password, again").fill(Portal.PASSWORD);
    browser.button("Create account").click();
  }

  private JsonNode users(String filter) {
    return administration.get("/api/users?filter=" + filter).expect(200).json();
  }
}
