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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** User roles: sets of permissions that are given to teams. */
@RunsOnPackagedServer
@RunsInBrowser
final class RolesTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final int number = NEXT.incrementAndGet();
  private final Browser browser;
  private final Portal portal;
  private final Administration administration;

  RolesTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void a_role_is_made_of_permissions_of_the_system_and_of_spaces() {
    var name = "Auditor " + number;
    portal.signInAsAdministrator();
    portal.goTo("/configuration/roles", "User roles");
    browser.part(".page-heading").link("New user role").click();
    browser.awaitTitle("New user role – Keyden");
    browser.field("Name").fill(name);
    browser.field("Description (optional)").fill("Reads what happened");
    find("UserView");
    browser.part("#system-UserView").check();
    find("EventView");
    browser.part("#space-EventView").check();

    browser.button("Create user role").click();

    browser.awaitText("The user role “" + name + "” is there.");
    browser.awaitTitle("User role – Keyden");
    assertThat(browser.heading().text()).isEqualTo(name);
    assertThat(browser.part("#system-UserView").isChecked()).isTrue();
    assertThat(browser.part("#space-EventView").isChecked()).isTrue();
    assertThat(browser.part("#system-EventView").isChecked()).isFalse();
    assertThat(browser.part("#space-UserView").isThere())
        .as("a permission of the system alone, among those of spaces")
        .isFalse();
    var role = Json.only(roles(name), "Name", name);
    assertThat(Json.text(role, "Description")).isEqualTo("Reads what happened");
    assertThat(texts(role, "GrantedSystemPermissions")).containsExactly("UserView");
    assertThat(texts(role, "GrantedSpacePermissions")).containsExactly("EventView");
    assertThat(texts(role, "SupportedRestrictions"))
        .as("what the permission can be narrowed to")
        .containsExactlyInAnyOrder("projects", "environments", "tenants");
  }

  @Test
  void a_change_of_a_role_holds_at_once_for_every_member_of_every_team_that_has_it() {
    var role = role(Map.of("GrantedSystemPermissions", List.of("UserView")));
    var key = keyOfMember(role);
    portal.signInAsAdministrator();
    open(role);
    assertThat(administration.getWith(key, "/api/users").status()).isEqualTo(200);
    assertThat(administration.getWith(key, "/api/teams").status()).isEqualTo(403);

    find("UserView");
    browser.part("#system-UserView").uncheck();
    find("TeamView");
    browser.part("#system-TeamView").check();
    browser.field("Name").fill("Renamed " + number);
    browser.button("Save").click();

    browser.awaitText("The user role was saved. What it allows changed at once.");
    assertThat(browser.heading().text()).isEqualTo("Renamed " + number);
    assertThat(administration.getWith(key, "/api/users").status()).isEqualTo(403);
    assertThat(administration.getWith(key, "/api/teams").status()).isEqualTo(200);
    assertThat(texts(read(role), "GrantedSystemPermissions")).containsExactly("TeamView");
  }

  @Test
  void permissions_are_searched_by_what_they_allow_and_what_is_ticked_stays_ticked() {
    portal.signInAsAdministrator();
    portal.goTo("/configuration/roles/new", "New user role");
    find("UserView");
    browser.part("#system-UserView").check();

    browser.field("Search permissions").fill("log AUDIT");
    browser.part("#system-UserView").awaitGone();
    assertThat(shownPermissions()).containsExactly("system-EventView", "space-EventView");
    browser.part("#space-EventView").check();
    browser.field("Search permissions").press(Keys.ENTER);
    browser.field("Search permissions").fill("no such permission");
    browser.awaitText("None that matches.");
    assertThat(shownPermissions()).isEmpty();

    browser.field("Search permissions").fill("");
    browser.field("Only those of this role").check();
    browser.part("#system-EventView").awaitGone();
    assertThat(shownPermissions()).containsExactly("system-UserView", "space-EventView");
    browser.heading("System permissions " + counted(1, "CanApplyAtSystemLevel")).awaitThere();
    browser.heading("Space permissions " + counted(1, "CanApplyAtSpaceLevel")).awaitThere();
    assertThat(browser.requests())
        .as("a search sends no form")
        .noneMatch(request -> request.contains("/api/userroles"));
  }

  @Test
  void what_has_the_focus_does_not_lie_under_the_bar_that_saves() {
    portal.signInAsAdministrator();
    portal.goTo("/configuration/roles/new", "New user role");
    browser.field("Only those of this role").press(Keys.TAB);

    for (int i = 0; i < 30; i++) {
      var under =
          browser.run(
              """
              const bar = document.querySelector('.save-bar').getBoundingClientRect();
              return document.activeElement.getBoundingClientRect().bottom > bar.top;
              """);
      assertThat(under).as("%s, under the bar", browser.focused().attribute("id")).isEqualTo(false);
      browser.press(Keys.TAB);
    }
  }

  @Test
  void a_role_is_deleted_after_a_question_once_no_team_has_it() {
    browser.expectConsole("status of 400");
    var role = role(Map.of("GrantedSystemPermissions", List.of("UserView")));
    var key = keyOfMember(role);
    portal.signInAsAdministrator();
    open(role);

    delete(role, "Delete user role");
    browser.awaitText("This user role is still given to at least one team.");
    assertThat(administration.getWith(key, "/api/users").status()).isEqualTo(200);
    takeFromTeams(role);
    delete(role, "Keep user role");
    browser.dialog().awaitGone();
    administration.get(path(role)).expect(200);
    delete(role, "Delete user role");

    browser.awaitTitle("User roles – Keyden");
    browser.awaitText("The user role “" + Json.text(role, "Name") + "” was deleted.");
    administration.get(path(role)).expect(404);
  }

  @Test
  void a_built_in_role_can_be_changed_and_not_deleted() {
    portal.signInAsAdministrator();
    portal.goTo("/configuration/roles", "User roles");
    browser.field("Search by name").fill("certificate manager");
    browser.table("User roles").awaitRows(1);
    assertThat(browser.table("User roles").records().getFirst())
        .containsEntry("Name", "Certificate manager Built in");

    browser.link("Certificate manager").click();
    browser.awaitTitle("User role – Keyden");
    browser.awaitText("This user role is built in.");
    assertThat(browser.names(Kind.BUTTON)).contains("Save").doesNotContain("Delete user role");
    find("TaskView");
    browser.part("#space-TaskView").check();
    browser.button("Save").click();

    browser.awaitText("The user role was saved.");
    var role = administration.get("/api/userroles/userroles-certificatemanager").expect(200).json();
    assertThat(texts(role, "GrantedSpacePermissions"))
        .contains("TaskView", "CertificateExportPrivateKey");
  }

  @Test
  void a_role_that_is_saved_keeps_the_permissions_that_do_nothing_here() {
    var role = role(Map.of("GrantedSystemPermissions", List.of("UserView", "FutureThingView")));
    portal.signInAsAdministrator();
    open(role);
    browser.awaitText("Permissions that do nothing here, kept for other servers: FutureThingView.");

    find("EventView");
    browser.part("#system-EventView").check();
    browser.button("Save").click();

    browser.awaitText("The user role was saved.");
    assertThat(texts(read(role), "GrantedSystemPermissions"))
        .containsExactlyInAnyOrder("UserView", "FutureThingView", "EventView");
  }

  @Test
  void what_the_server_says_of_a_name_stands_at_its_field() {
    var taken = Json.text(role(Map.of()), "Name");
    browser.expectConsole("status of 400");
    portal.signInAsAdministrator();
    portal.goTo("/configuration/roles/new", "New user role");

    browser.button("Create user role").click();
    browser.field("Name").awaitFocus();
    assertThat(browser.part("#field-Name-fault").text())
        .isEqualTo("Please provide a name for this user role.");
    browser.field("Name").fill(taken);
    browser.awaitNoText("Please provide a name");
    browser.button("Create user role").click();

    browser.awaitText("A user role with this name already exists.");
    browser.field("Name").awaitFocus();
    assertThat(browser.field("Name").attribute("aria-invalid")).contains("true");
    assertThat(roles(taken)).hasSize(1);
  }

  @Test
  void many_roles_are_searched_and_paged_by_the_server() {
    IntStream.rangeClosed(1, 31)
        .forEach(each -> role(Map.of("Name", String.format("Rota %d %02d", number, each))));
    portal.signInAsAdministrator();
    portal.goTo("/configuration/roles", "User roles");

    browser.field("Search by name").fill("rota " + number);
    browser.awaitText("1–30 of 31");
    browser.button("Next").click();
    browser.table("User roles").awaitRows(1);
    assertThat(browser.table("User roles").records().getFirst())
        .containsEntry("Name", "Rota " + number + " 31");
    browser.reload();
    browser.awaitText("31–31 of 31");
    browser.field("Search by name").fill("no such role");
    browser.awaitText("Nothing matches");
    browser.button("Show all").click();
    browser.link("Build server").awaitThere();
  }

  /** Leaves of the long list what is searched for. */
  private void find(String permission) {
    browser.field("Search permissions").fill(permission);
  }

  private void open(JsonNode role) {
    portal.goTo("/configuration/roles/" + Json.text(role, "Id"), "User role");
    browser.field("Search permissions").awaitThere();
  }

  private void delete(JsonNode role, String answer) {
    browser.part(".page-heading").button("Delete user role").click();
    browser.dialog("Delete “" + Json.text(role, "Name") + "”?").button(answer).click();
  }

  private List<String> shownPermissions() {
    return browser.run(
                "return [...document.querySelectorAll('.permissions input')].map(each => each.id)")
            instanceof List<?> ids
        ? ids.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** "1 of 30", as many as the server knows. */
  private String counted(int granted, String applies) {
    var all = administration.get("/api/permissions/all").expect(200).json();
    var known = all.valueStream().filter(permission -> Json.flag(permission, applies)).count();
    return granted + " of " + known;
  }

  private JsonNode role(Map<String, ?> members) {
    var role = Json.object(members);
    if (!role.has("Name")) {
      role.put("Name", "Role " + NEXT.incrementAndGet());
    }
    return administration.post("/api/userroles", role).expect(201).json();
  }

  /** The key of a member of a new team that has the role in the system. */
  private String keyOfMember(JsonNode role) {
    var account =
        Json.text(administration.createServiceAccount("holder-" + NEXT.incrementAndGet()), "Id");
    var members = Map.of("Name", "Holders " + NEXT.get(), "MemberUserIds", List.of(account));
    var team = administration.post("/api/teams", Json.object(members)).expect(201).json();
    administration
        .post(
            "/api/scopeduserroles",
            Json.object(
                Map.of("TeamId", Json.text(team, "Id"), "UserRoleId", Json.text(role, "Id"))))
        .expect(201);
    return administration.createKey(account, "to try rights");
  }

  private void takeFromTeams(JsonNode role) {
    Json.list(administration.get("/api/scopeduserroles?take=1000").expect(200).json(), "Items")
        .stream()
        .filter(given -> given.path("UserRoleId").equals(role.path("Id")))
        .forEach(given ->
            administration.delete("/api/scopeduserroles/" + Json.text(given, "Id")).expect(200));
  }

  private List<JsonNode> roles(String name) {
    var path = "/api/userroles?partialName=" + name.replace(" ", "%20");
    return Json.list(administration.get(path).expect(200).json(), "Items");
  }

  private JsonNode read(JsonNode role) {
    return administration.get(path(role)).expect(200).json();
  }

  private static String path(JsonNode role) {
    return "/api/userroles/" + Json.text(role, "Id");
  }

  private static List<String> texts(JsonNode role, String member) {
    return Json.list(role, member).stream().map(JsonNode::asString).toList();
  }
}
