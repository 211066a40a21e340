package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.Kind;
import io.keyden.acceptance.browser.PageElement;
import io.keyden.acceptance.browser.RunsInBrowser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The list of all accounts, and the three ways to a new one. */
@RunsOnPackagedServer
@RunsInBrowser
final class UsersTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final Browser browser;
  private final PackagedServer server;
  private final Portal portal;
  private final Administration administration;

  UsersTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.server = server;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void accounts_are_found_by_name_and_address_and_told_apart_by_kind_and_state() {
    var anna = administration.createPerson("seek-anna", Portal.PASSWORD);
    portal.change(anna, "EmailAddress", "anna@seek.example");
    portal.disable(administration.createPerson("seek-left", Portal.PASSWORD));
    administration.createServiceAccount("seek-robot");
    openUsers();

    browser.field("Search by name or e-mail").fill("SEEK-");
    awaitListed("seek-anna", "seek-left", "seek-robot");
    browser.field("Kind").choose("Service accounts");
    awaitListed("seek-robot");
    assertThat(row("seek-robot"))
        .containsEntry("Kind", "Service account")
        .containsEntry("State", "Active")
        .containsEntry("E-mail", "none");
    browser.field("Kind").choose("People");
    awaitListed("seek-anna", "seek-left");
    browser.field("State").choose("Disabled");
    awaitListed("seek-left");
    assertThat(row("seek-left")).containsEntry("State", "Disabled");

    browser.reload();
    awaitListed("seek-left");
    assertThat(browser.field("State").value()).isEqualTo("false");
    browser.field("Search by name or e-mail").fill("anna@seek");
    browser.awaitText("Nothing matches");
    browser.button("Show all").click();
    browser.awaitText("1–");
    assertThat(browser.field("Search by name or e-mail").value()).isEmpty();
    browser.field("Search by name or e-mail").fill("anna@seek");
    awaitListed("seek-anna");
    assertThat(row("seek-anna")).containsEntry("E-mail", "anna@seek.example");
  }

  @Test
  void many_accounts_come_in_pages_of_the_server() {
    IntStream.rangeClosed(1, 35)
        .forEach(number ->
            administration.createServiceAccount("paged-" + String.format("%02d", number)));
    openUsers();

    browser.field("Search by name or e-mail").fill("paged-");
    browser.awaitText("1–30 of 35");
    browser.table("Users").awaitRows(30);
    browser.button("Next").click();
    awaitListed("paged-31", "paged-32", "paged-33", "paged-34", "paged-35");
    browser.reload();
    browser.awaitText("31–35 of 35");
    assertThat(browser.button("Next").isEnabled()).isFalse();
    browser.link("paged-33").click();
    browser.awaitTitle("User – Keyden");
    browser.back();

    browser.awaitText("31–35 of 35");
    browser.button("Previous").click();
    browser.awaitText("1–30 of 35");
    browser.button("Next").click();
    browser.awaitText("31–35 of 35");
    browser.field("Kind").choose("Service accounts");
    // Another filter begins at its own first page.
    browser.awaitText("1–30 of 35");
  }

  @Test
  void a_user_made_here_signs_in_with_the_password_that_was_chosen() {
    var name = "made-" + NEXT.incrementAndGet();
    openUsers();
    browser.part(".page-heading").link("Create user").click();
    browser.awaitTitle("Create user – Keyden");
    browser.field("User name").fill(name);
    browser.field("Display name (optional)").fill("Made Here");
    browser.field("E-mail address (optional)").fill(name + "@made.example");
    fillPasswords(server.remember("a bird in the hand"));
    browser.button("Create user").click();

    browser.awaitTitle("User – Keyden");
    browser.heading("Made Here").awaitThere();
    browser.assertNowhere("a bird in the hand");
    assertThat(Json.text(user(name), "EmailAddress")).isEqualTo(name + "@made.example");
    browser.forgetCookies();
    browser.open("/app?again");
    portal.fillSignIn(name, "a bird in the hand");

    browser.awaitTitle("My API keys – Keyden");
    browser.button("Account of Made Here").awaitThere();
  }

  @Test
  void what_the_server_says_of_a_new_user_stands_at_its_field() {
    var taken = Json.text(portal.person(), "Username");
    openUsers();
    browser.expectConsole("status of 400");
    browser.part(".page-heading").link("Create user").click();
    browser.field("User name").fill(taken);
    fillPasswords("password1");
    browser.button("Create user").click();

    browser.field("User name").awaitFocus();
    assertThat(browser.field("User name").attribute("aria-invalid")).contains("true");
    assertThat(browser.part("#field-Username-fault").text()).contains("already exists");
    assertThat(browser.field("Password").attribute("aria-invalid")).contains("true");
    assertThat(browser.part("#field-Password-fault").text()).contains("common");
    assertThat(browser.field("Password, again").attribute("aria-invalid")).contains("false");

    // What is put right is taken, and nothing else has to be filled in again.
    browser.field("User name").fill(taken + "-too");
    fillPasswords(Portal.PASSWORD);
    browser.button("Create user").click();
    browser.awaitTitle("User – Keyden");
    assertThat(Json.text(user(taken + "-too"), "DisplayName")).isEqualTo(taken + "-too");
  }

  @Test
  void a_service_account_is_led_to_its_first_key_and_its_team() {
    var name = "program-" + NEXT.incrementAndGet();
    var team = portal.team("Night shift of " + name);
    openUsers();
    browser.part(".page-heading").link("Create service account").click();
    browser.awaitTitle("Create service account – Keyden");
    browser.field("User name").fill(name);
    browser.button("Create service account").click();

    browser.awaitTitle("User – Keyden");
    missing().awaitText("It has neither yet.");
    missing().link("Create the first API key").click();
    browser.awaitTitle("New API key – Keyden");
    browser.field("Purpose").fill("first");
    browser.button("Create API key").click();
    browser.heading("The new key of " + name).awaitThere();
    var secret = server.remember(browser.field("first").value());
    browser.button("Copy").click();
    browser.link("Done").click();
    assertThat(Json.text(administration.userBehind(secret), "Username")).isEqualTo(name);

    missing().awaitText("It has no team yet.");
    missing().button("Choose a team").click();
    browser.field("New team").awaitFocus();
    portal.pick("New team", Json.text(team, "Name"));
    browser.button("Add to team").click();
    browser.awaitText("belongs to “" + Json.text(team, "Name") + "” now.");

    browser.find(Kind.SECTION, "What is missing").awaitGone();
    assertThat(portal.membersOf(team)).containsExactly(Json.text(user(name), "Id"));
  }

  @Test
  void who_is_invited_makes_an_account_that_belongs_to_the_chosen_teams() {
    var name = "invited-" + NEXT.incrementAndGet();
    var joined = portal.team("Joined by " + name);
    var other = portal.team("Other than for " + name);
    openUsers();
    browser.part(".page-heading").link("Invite user").click();
    browser.awaitTitle("Invite user – Keyden");
    portal.pick("Add a team", Json.text(joined, "Name"));
    browser.link(Json.text(joined, "Name")).awaitThere();
    portal.pick("Add a team", Json.text(other, "Name"));
    browser.button("Do not add to " + Json.text(other, "Name")).click();
    browser.button("Create invitation").click();

    browser.heading("The invitation is ready").awaitFocus();
    var link = server.remember(browser.field("Link to pass on").value());
    browser.awaitText("The new account will belong to " + Json.text(joined, "Name") + ".");
    browser.button("Copy").click();
    browser.awaitText("You have it now.");
    assertThat(browser.clipboard()).isEqualTo(link);
    browser.link("Done").click();
    browser.awaitTitle("Users – Keyden");
    browser.assertNowhere(link);

    browser.forgetCookies();
    browser.open("/app?again" + link.substring(link.indexOf('#')));
    browser.field("User name").fill(name);
    fillPasswords(Portal.PASSWORD);
    browser.button("Create account").click();
    browser.awaitTitle("My API keys – Keyden");
    assertThat(portal.membersOf(joined)).containsExactly(Json.text(user(name), "Id"));
    assertThat(portal.membersOf(other)).isEmpty();
  }

  @Test
  void who_leaves_without_the_link_is_asked_and_afterwards_it_is_nowhere() {
    portal.signInAsAdministrator();
    portal.goTo("/configuration/users/invite", "Invite user");
    browser.button("Create invitation").click();
    var link = server.remember(browser.field("Link to pass on").value());

    browser.link("My API keys").click();
    browser.dialog("Leave without the link?").button("Stay").click();
    browser.dialog().awaitGone();
    assertThat(browser.field("Link to pass on").value()).isEqualTo(link);
    browser.link("Done").click();
    browser.dialog("Leave without the link?").button("Leave without it").click();

    browser.awaitTitle("Users – Keyden");
    browser.assertNowhere(link.substring(link.lastIndexOf('/') + 1));
    browser.back();
    browser.awaitTitle("Invite user – Keyden");
    browser.assertNowhere(link.substring(link.lastIndexOf('/') + 1));
  }

  @Test
  void nobody_without_the_right_sees_who_else_is_there() {
    portal.signInAsSomebody();
    browser.expectConsole("status of 403");

    browser.link("Configuration").click();
    browser.awaitTitle("Spaces – Keyden");
    assertThat(browser.link("Users").isThere()).isFalse();
    assertThat(browser.link("API keys").isThere()).isFalse();
    portal.goTo("/configuration/users", "Users");

    browser.alert().awaitText("UserView");
    assertThat(browser.find(Kind.TABLE, "Users").isThere()).isFalse();
    assertThat(browser.text()).doesNotContain(PackagedServer.ADMINISTRATOR);
    assertThat(browser.names(Kind.LINK))
        .doesNotContain("Create user", "Create service account", "Invite user");
  }

  @Test
  void who_may_only_look_sees_accounts_and_no_way_to_change_one() {
    var reader = portal.personWith("UserView");
    var other = portal.person();
    portal.signIn(Json.text(reader, "Username"), Portal.PASSWORD);
    browser.link("Configuration").click();
    browser.awaitTitle("Users – Keyden");
    browser.field("Search by name or e-mail").fill(Json.text(other, "Username"));
    awaitListed(Json.text(other, "Username"));
    assertThat(browser.names(Kind.LINK))
        .doesNotContain("Create user", "Create service account", "Invite user");

    browser.link(Json.text(other, "DisplayName")).click();
    browser.awaitText("Only administrators see the API keys of other people.");
    browser.awaitText("You may not see to which teams other people belong.");

    assertThat(browser.names(Kind.BUTTON))
        .doesNotContain("Save", "Disable user", "Delete user", "Reset password", "Revoke sessions");
    assertThat(browser.names(Kind.FIELD)).isEmpty();
  }

  private void openUsers() {
    portal.signInAsAdministrator();
    browser.link("Configuration").click();
    browser.awaitTitle("Users – Keyden");
  }

  private PageElement missing() {
    return browser.find(Kind.SECTION, "What is missing");
  }

  private void fillPasswords(String password) {
    browser.field("Password").fill(password);
    browser.field("Password, again").fill(password);
  }

  /** Waits until the list shows these accounts and no others. */
  private void awaitListed(String... usernames) {
    browser.await(
        "the list of " + List.of(usernames),
        () ->
            browser.table("Users").records().stream()
                .map(UsersTest::username)
                .sorted()
                .toList()
                .equals(List.of(usernames)));
  }

  private Map<String, String> row(String username) {
    return browser.table("Users").records().stream()
        .filter(row -> username(row).equals(username))
        .findFirst()
        .orElseThrow();
  }

  /** It stands below the name that others see. */
  private static String username(Map<String, String> row) {
    var name = row.getOrDefault("Name", "");
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private JsonNode user(String username) {
    var found = administration.get("/api/users?filter=" + username).expect(200).json();
    return Json.only(Json.list(found, "Items"), "Username", username);
  }
}
