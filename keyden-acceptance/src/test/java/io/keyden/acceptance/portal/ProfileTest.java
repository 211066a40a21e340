package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.Kind;
import io.keyden.acceptance.browser.RunsInBrowser;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people change of their own account. */
@RunsOnPackagedServer
@RunsInBrowser
final class ProfileTest {
  private final Browser browser;
  private final PackagedServer server;
  private final Portal portal;
  private final Administration administration;

  ProfileTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.server = server;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void who_changes_the_own_name_sees_it_on_every_page_at_once_and_the_user_name_stays() {
    var person = portal.signInAsSomebody();
    var name = "New Name of " + username(person);
    openProfile();
    assertThat(browser.names(Kind.FIELD)).doesNotContain("User name");

    browser.field("Display name").fill(name);
    browser.field("E-mail address (optional)").fill(username(person) + "@own.example");
    browser.button("Save").click();

    browser.awaitText("Your profile was saved.");
    browser.button("Account of " + name).awaitThere();
    var after = portal.account(person);
    assertThat(Json.text(after, "DisplayName")).isEqualTo(name);
    assertThat(Json.text(after, "EmailAddress")).isEqualTo(username(person) + "@own.example");
    assertThat(Json.text(after, "Username")).isEqualTo(username(person));
  }

  @Test
  void what_the_server_says_of_the_own_account_stands_at_its_field() {
    var person = portal.signInAsSomebody();
    openProfile();
    browser.expectConsole("status of 400");

    browser.field("Display name").fill("");
    browser.field("E-mail address (optional)").fill("kept@own.example");
    browser.button("Save").click();

    browser.field("Display name").awaitFocus();
    assertThat(browser.field("Display name").attribute("aria-invalid")).contains("true");
    assertThat(browser.part("#field-DisplayName-fault").text()).isNotBlank();
    assertThat(portal.account(person)).isEqualTo(person);
    browser.field("Display name").fill("Somebody");
    browser.button("Save").click();

    browser.awaitText("Your profile was saved.");
    assertThat(Json.text(portal.account(person), "EmailAddress")).isEqualTo("kept@own.example");
  }

  @Test
  void a_new_password_ends_all_other_sessions_and_this_one_goes_on() {
    var person = portal.signInAsSomebody();
    var elsewhere = portal.elsewhere(person);
    var key = elsewhere.createKey("goes on");
    var before = portal.sessionCookie().orElseThrow();
    openProfile();
    var password = server.remember("still waters run deep");

    portal.fillNewPassword(password, password, "Change password");

    browser.awaitText("Your password was changed.");
    browser.field("New password").awaitValue("");
    browser.assertNowhere(password);
    assertThat(elsewhere.status()).isEqualTo(401);
    assertThat(portal.statusWith(before)).as("a cookie that was copied before").isEqualTo(401);
    assertThat(administration.statusWith(key)).isEqualTo(200);
    assertThat(statusOfSignIn(person, Portal.PASSWORD)).isEqualTo(400);
    assertThat(statusOfSignIn(person, password)).isEqualTo(200);
    portal.goTo("/users/me/apiKeys", "My API keys");
    browser.table("My API keys").awaitRows(1);
    portal.newKey();
    browser.field("Purpose").fill("after the change");
    browser.button("Create API key").click();
    server.remember(browser.field("after the change").value());
  }

  @Test
  void a_password_that_is_not_taken_changes_nothing() {
    var person = portal.signInAsSomebody();
    var elsewhere = portal.elsewhere(person);
    openProfile();
    browser.expectConsole("status of 400");

    portal.fillNewPassword("", "", "Change password");
    browser.awaitText("Please provide a password.");
    portal.fillNewPassword("one of these two", "the other of them", "Change password");
    browser.awaitText("The two passwords differ.");
    assertThat(browser.requests())
        .noneMatch(request -> request.endsWith("/api/users/" + id(person)));
    portal.fillNewPassword("password1", "password1", "Change password");

    browser.field("New password").awaitFocus();
    assertThat(browser.part("#field-Password-fault").text()).contains("common");
    assertThat(elsewhere.status()).isEqualTo(200);
    assertThat(statusOfSignIn(person, Portal.PASSWORD)).isEqualTo(200);
  }

  @Test
  void signing_out_everywhere_ends_every_session_but_no_key() {
    var person = portal.signInAsSomebody();
    var elsewhere = portal.elsewhere(person);
    var key = elsewhere.createKey("goes on");
    var own = portal.sessionCookie().orElseThrow();
    openProfile();

    browser.button("Sign out everywhere").click();
    browser.dialog("Sign out everywhere?").button("Cancel").click();
    browser.dialog().awaitGone();
    assertThat(elsewhere.status()).isEqualTo(200);
    browser.button("Sign out everywhere").click();
    browser.dialog().button("Sign out everywhere").click();

    browser.awaitTitle("Sign in – Keyden");
    browser.awaitText("You are signed out everywhere.");
    assertThat(elsewhere.status()).isEqualTo(401);
    assertThat(portal.statusWith(own)).isEqualTo(401);
    assertThat(administration.statusWith(key)).isEqualTo(200);
    browser.expectConsole("status of 401");
    browser.reload();
    browser.awaitTitle("Sign in – Keyden");
    portal.fillSignIn(username(person), Portal.PASSWORD);
    browser.awaitTitle("My API keys – Keyden");
  }

  @Test
  void people_see_their_teams_and_what_they_may_do_and_change_neither() {
    var person = portal.personWith("UserRoleView");
    var team = "Rights of " + username(person);
    portal.signIn(username(person), Portal.PASSWORD);
    openProfile();

    assertThat(browser.table("Teams of " + username(person)).records())
        .extracting(row -> row.get("Team"))
        .containsExactlyInAnyOrder("Everyone", team);
    assertThat(browser.names(Kind.BUTTON)).doesNotContain("Add to team", "Remove from " + team);
    browser.link("Test permissions").click();

    browser.awaitTitle("Test permissions – Keyden");
    assertThat(browser.table("Permissions of " + username(person)).rows())
        .anySatisfy(row -> assertThat(row.getFirst()).endsWith("UserRoleView"));
    browser.part(".page-heading").link("Profile").click();
    browser.awaitTitle("Profile – Keyden");
  }

  @Test
  void who_may_change_users_changes_the_own_user_name_too() {
    var person = portal.personWith("UserEdit", "UserView");
    portal.signIn(username(person), Portal.PASSWORD);
    openProfile();

    browser.field("User name").fill(username(person) + "-anew");
    browser.button("Save").click();

    browser.awaitText("Your profile was saved.");
    assertThat(Json.text(portal.account(person), "Username")).isEqualTo(username(person) + "-anew");
    // It ends the session, and the page signs in again: under the new name.
    var password = server.remember("every cloud is lined");
    portal.fillNewPassword(password, password, "Change password");
    browser.awaitText("Your password was changed.");
    portal.goTo("/users/me/apiKeys", "My API keys");
    browser.awaitText("You have no API keys yet");
    assertThat(OtherSession.statusOfSignIn(server, username(person) + "-anew", password))
        .isEqualTo(200);
  }

  private void openProfile() {
    portal.goTo("/users/me", "Profile");
    browser.field("New password").awaitThere();
  }

  private int statusOfSignIn(JsonNode person, String password) {
    return OtherSession.statusOfSignIn(server, username(person), password);
  }

  private static String id(JsonNode user) {
    return Json.text(user, "Id");
  }

  private static String username(JsonNode user) {
    return Json.text(user, "Username");
  }
}
