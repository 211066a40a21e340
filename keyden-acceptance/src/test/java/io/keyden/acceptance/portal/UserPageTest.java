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

/** What an administrator does to an account on its page, and what that does to who uses it. */
@RunsOnPackagedServer
@RunsInBrowser
final class UserPageTest {
  private final Browser browser;
  private final PackagedServer server;
  private final Portal portal;
  private final Administration administration;

  UserPageTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.server = server;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void what_is_saved_leaves_alone_what_others_have_changed_meanwhile() {
    var person = portal.person();
    var name = username(person);
    openPageOf(person);
    portal.change(person, "EmailAddress", name + "@elsewhere.example");

    browser.field("User name").fill(name + "-renamed");
    browser.field("Display name").fill("Renamed " + name);
    browser.button("Save").click();

    browser.awaitText("The user was saved.");
    browser.heading("Renamed " + name).awaitThere();
    browser.field("E-mail address (optional)").awaitValue(name + "@elsewhere.example");
    assertThat(portal.account(person).path("Username").asString()).isEqualTo(name + "-renamed");
    assertThat(portal.account(person).path("DisplayName").asString()).isEqualTo("Renamed " + name);
    assertThat(portal.account(person).path("EmailAddress").asString())
        .isEqualTo(name + "@elsewhere.example");

    browser.field("E-mail address (optional)").fill("");
    browser.button("Save").click();
    browser.await(
        "an account without an e-mail address",
        () -> portal.account(person).path("EmailAddress").asString("").isEmpty());
  }

  @Test
  void what_the_server_says_of_a_change_stands_at_its_field_and_nothing_is_changed() {
    var person = portal.person();
    var taken = username(portal.person());
    openPageOf(person);
    browser.expectConsole("status of 400");

    browser.field("User name").fill(taken);
    browser.field("Display name").fill("Somebody else");
    browser.button("Save").click();

    browser.field("User name").awaitFocus();
    assertThat(browser.field("User name").attribute("aria-invalid")).contains("true");
    assertThat(browser.part("#field-Username-fault").text()).contains("already exists");
    assertThat(browser.field("Display name").attribute("aria-invalid")).contains("false");
    assertThat(portal.account(person)).isEqualTo(person);
  }

  @Test
  void a_disabled_user_is_let_in_nowhere_until_enabled_again() {
    var person = portal.person();
    var session = portal.elsewhere(person);
    var key = session.createKey("of the disabled");
    openPageOf(person);

    browser.button("Disable user").click();
    browser.dialog("Disable “" + name(person) + "”?").button("Cancel").click();
    browser.dialog().awaitGone();
    assertThat(administration.statusWith(key)).isEqualTo(200);
    browser.button("Disable user").click();
    browser.dialog().button("Disable user").click();

    browser.awaitText(name(person) + " is disabled.");
    assertThat(administration.statusWith(key)).isEqualTo(401);
    assertThat(session.status()).isEqualTo(401);
    assertThat(statusOfSignIn(person, Portal.PASSWORD)).isEqualTo(400);
    browser.part(".page-heading").awaitText("Disabled");
    browser.awaitText("While the account is disabled, its keys are refused.");

    browser.button("Enable user").click();
    browser.awaitText(name(person) + " is enabled.");
    assertThat(administration.statusWith(key)).isEqualTo(200);
    assertThat(session.status()).as("a session that has ended").isEqualTo(401);
    assertThat(statusOfSignIn(person, Portal.PASSWORD)).isEqualTo(200);
    browser.part(".page-heading").awaitText("Active");
  }

  @Test
  void a_deleted_user_is_gone_with_the_keys() {
    var person = portal.person();
    var key = portal.elsewhere(person).createKey("of the deleted");
    openPageOf(person);

    browser.button("Delete user").click();
    browser.dialog("Delete “" + name(person) + "”?").awaitText("1 API key stops working at once.");
    browser.dialog().button("Keep user").click();
    browser.dialog().awaitGone();
    assertThat(administration.statusWith(key)).isEqualTo(200);
    browser.button("Delete user").click();
    browser.dialog().button("Delete user").click();

    browser.awaitTitle("Users – Keyden");
    browser.awaitText("The user “" + name(person) + "” was deleted.");
    assertThat(administration.statusWith(key)).isEqualTo(401);
    assertThat(administration.get("/api/users/" + id(person)).status()).isEqualTo(404);
    browser.expectConsole("status of 404");
    browser.open("/app#/configuration/users/" + id(person));
    browser.alert().awaitText("This is not there");
  }

  @Test
  void a_new_password_replaces_the_old_one_and_ends_the_sessions_but_no_key() {
    var person = portal.person();
    var session = portal.elsewhere(person);
    var key = session.createKey("survives");
    openPageOf(person);
    browser.expectConsole("status of 400");

    browser.button("Reset password").click();
    browser.field("New password").awaitFocus();
    portal.fillNewPassword("password1", "password2", "Set new password");
    browser.awaitText("The two passwords differ.");
    portal.fillNewPassword("password1", "password1", "Set new password");
    browser.field("New password").awaitFocus();
    assertThat(browser.part("#field-Password-fault").text()).contains("common");
    assertThat(statusOfSignIn(person, Portal.PASSWORD)).as("nothing changed").isEqualTo(200);

    var password = server.remember("the early bird catches it");
    portal.fillNewPassword(password, password, "Set new password");
    browser.awaitText(name(person) + " has a new password, and was signed out everywhere.");

    browser.button("Reset password").awaitFocus();
    browser.assertNowhere(password);
    assertThat(session.status()).isEqualTo(401);
    assertThat(administration.statusWith(key)).isEqualTo(200);
    assertThat(statusOfSignIn(person, Portal.PASSWORD)).isEqualTo(400);
    assertThat(statusOfSignIn(person, password)).isEqualTo(200);
  }

  @Test
  void revoked_sessions_are_refused_and_keys_go_on_working() {
    var person = portal.person();
    var session = portal.elsewhere(person);
    var key = session.createKey("goes on");
    openPageOf(person);

    browser.button("Revoke sessions").click();
    browser
        .dialog("Revoke the sessions of “" + name(person) + "”?")
        .awaitText("API keys go on working.");
    browser.dialog().button("Cancel").click();
    browser.dialog().awaitGone();
    assertThat(session.status()).isEqualTo(200);
    browser.button("Revoke sessions").click();
    browser.dialog().button("Revoke sessions").click();

    browser.awaitText("The sessions and access tokens of " + name(person) + " have ended.");
    assertThat(session.status()).isEqualTo(401);
    assertThat(administration.statusWith(key)).isEqualTo(200);
  }

  @Test
  void an_administrator_sees_the_keys_of_another_person_and_revokes_one() {
    var person = portal.person();
    var session = portal.elsewhere(person);
    var lost = session.createKey("on a lost laptop");
    var kept = session.createKey("at home");
    openPageOf(person);
    var keys = browser.table("API keys of " + name(person));
    keys.awaitRows(2);
    assertThat(browser.link("New API key").isThere()).as("a key for another person").isFalse();

    browser.field("Search by purpose").fill("laptop");
    keys.awaitRows(1);
    assertThat(keys.records().getFirst().get("Key")).isEqualTo(lost.substring(0, 7) + "•••");
    browser.button("Revoke on a lost laptop").click();
    browser.dialog("Revoke “on a lost laptop”?").awaitText("The key of " + name(person));
    browser.dialog().button("Revoke key").click();

    browser.awaitText("“on a lost laptop” was revoked.");
    browser.awaitText("Nothing matches");
    assertThat(administration.statusWith(lost)).isEqualTo(401);
    assertThat(administration.statusWith(kept)).isEqualTo(200);
    browser.button("Show all").click();
    keys.awaitRows(1);
  }

  @Test
  void a_team_is_joined_and_left_on_the_page_of_the_user() {
    var person = portal.person();
    var team = portal.team("Crew of " + username(person), portal.person());
    var others = portal.membersOf(team);
    var teamName = Json.text(team, "Name");
    openPageOf(person);
    var teams = browser.table("Teams of " + name(person));
    assertThat(teams.records()).extracting(row -> row.get("Team")).containsExactly("Everyone");
    assertThat(browser.button("Remove from Everyone").isThere()).isFalse();

    portal.pick("New team", teamName);
    browser.button("Add to team").click();
    browser.awaitText(name(person) + " belongs to “" + teamName + "” now.");
    teams.row(teamName).awaitThere();
    assertThat(portal.membersOf(team)).containsAll(others).contains(id(person)).hasSize(2);

    browser.button("Remove from " + teamName).click();
    browser.dialog("Remove from “" + teamName + "”?").button("Cancel").click();
    browser.dialog().awaitGone();
    assertThat(portal.membersOf(team)).contains(id(person));
    browser.button("Remove from " + teamName).click();
    browser.dialog().button("Remove from team").click();

    browser.awaitText(name(person) + " does not belong to “" + teamName + "” any more.");
    teams.awaitRows(1);
    assertThat(portal.membersOf(team)).isEqualTo(others);
  }

  @Test
  void nobody_shuts_themselves_out_on_the_own_page() {
    openPageOf(administration.me());

    browser.link("your profile").awaitThere();
    assertThat(browser.names(Kind.BUTTON))
        .contains("Save")
        .doesNotContain("Disable user", "Delete user", "Reset password", "Revoke sessions");
  }

  private void openPageOf(JsonNode user) {
    portal.signInAsAdministrator();
    portal.goTo("/configuration/users/" + id(user), "User");
    browser.heading(name(user)).awaitThere();
    browser.await("the end of loading", () -> !browser.text().contains("Loading…"));
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

  private static String name(JsonNode user) {
    return Json.text(user, "DisplayName");
  }
}
