package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.Kind;
import io.keyden.acceptance.browser.RunsInBrowser;
import io.keyden.acceptance.browser.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an account may do, and where, as its page tells. */
@RunsOnPackagedServer
@RunsInBrowser
final class PermissionsTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final Browser browser;
  private final Portal portal;
  private final Administration administration;

  PermissionsTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void each_permission_of_an_account_is_shown_with_where_it_holds() {
    var person = portal.personWith("UserView", "EventView");
    var space = space();
    give(person, Map.of("SpaceId", id(space), "ProjectIds", List.of("Projects-1")), "ProjectView");
    openPageOf(person);

    assertThat(where(person, "UserView")).isEqualTo("System");
    assertThat(where(person, "ProjectView"))
        .isEqualTo(Json.text(space, "Name") + " only for projects Projects-1");
    assertThat(named(table(person))).doesNotContain("TeamEdit").hasSize(held(person).size());
    browser.link("Rights of " + Json.text(person, "Username")).click();
    browser.awaitTitle("Team – Keyden");
  }

  @Test
  void permissions_are_searched_by_name_and_by_what_they_are_for() {
    var person = portal.personWith("UserView", "UserInvite", "TeamView");
    openPageOf(person);
    table(person).awaitRows(held(person).size());

    browser.field("Search permissions").fill("USERINV");
    table(person).awaitRows(1);
    assertThat(named(table(person))).containsExactly("UserInvite");
    browser.field("Search permissions").fill("accounts keys");
    table(person).awaitRows(1);
    assertThat(named(table(person))).containsExactly("UserView");
    browser.field("Search permissions").fill("no such right");
    browser.awaitText("No permission fits what you are looking for.");

    browser.button("Show all that it has").click();
    table(person).awaitRows(held(person).size());
    assertThat(browser.field("Search permissions").value()).isEmpty();
  }

  @Test
  void what_an_account_may_not_do_can_be_asked_for_as_well() {
    var person = portal.personWith("UserView");
    openPageOf(person);
    var all = administration.get("/api/permissions/all").expect(200).json();
    var missing = all.size() - held(person).size();

    browser.field("Which permissions").choose("What it may not do");
    browser.awaitText("1–30 of " + missing);
    assertThat(table(person).records())
        .allMatch(row -> "nowhere".equals(row.get("Where it holds")));
    browser.field("Which permissions").choose("All permissions");
    browser.awaitText("1–30 of " + all.size());
    browser.field("Search permissions").fill("UserView");
    table(person).awaitRows(1);
    browser.reload();

    table(person).awaitRows(1);
    assertThat(browser.field("Search permissions").value()).isEqualTo("UserView");
    browser.field("Which permissions").choose("What it may not do");
    browser.awaitText("No permission fits what you are looking for.");
  }

  @Test
  void in_one_space_only_what_holds_there_is_shown_and_exported() throws IOException {
    var person = portal.personWith("EventView");
    var here = space();
    var there = space();
    give(person, Map.of("SpaceId", id(here)), "ProjectView");
    give(person, Map.of("SpaceId", id(there)), "ProjectView", "TaskView");
    openPageOf(person);
    assertThat(where(person, "ProjectView"))
        .contains(Json.text(here, "Name"), Json.text(there, "Name"));

    var everywhere = lines(browser.download(() -> browser.link("Download as CSV").click()));
    assertThat(everywhere)
        .startsWith("Permission,Space,Projects,Environments,Tenants,ProjectGroups")
        .contains("ProjectView," + id(here) + ",,,,", "TaskView," + id(there) + ",,,,");

    portal.pick("In the space", Json.text(here, "Name"));
    browser.await("permissions of one space", () -> !named(table(person)).contains("TaskView"));
    assertThat(where(person, "ProjectView")).isEqualTo(Json.text(here, "Name"));
    assertThat(where(person, "EventView")).isEqualTo("System");
    var inOne = lines(browser.download(() -> browser.link("Download as CSV").click()));
    assertThat(inOne).contains("ProjectView," + id(here) + ",,,,", "EventView,(system),,,,");
    assertThat(inOne).noneMatch(line -> line.contains(id(there) + ","));
    assertThat(everywhere).containsAll(inOne);
  }

  @Test
  void of_a_disabled_account_it_says_that_nothing_is_allowed() {
    var person = portal.personWith("UserView");
    portal.disable(person);
    openPageOf(person);

    browser.awaitText("The account is disabled: until it is enabled it may do nothing.");
    assertThat(held(person)).isNotEmpty();
  }

  @Test
  void who_has_nothing_but_what_everybody_has_is_told_what_to_do() {
    var service = administration.createServiceAccount("powerless-" + NEXT.incrementAndGet());
    openPageOf(service);

    browser.awaitText("It comes from the team Everyone alone.");
    browser.awaitText("It may do nothing yet");
    browser.part(".page-heading").awaitText("Service account");
  }

  @Test
  void the_permissions_of_others_are_shown_to_those_only_who_may_see_users_and_teams() {
    var person = portal.signInAsSomebody();
    browser.expectConsole("status of 403");

    browser.open("/app#/configuration/users/" + id(administration.me()) + "/permissions");
    browser.alert().awaitText("UserView");
    assertThat(browser.find(Kind.TABLE).isThere()).isFalse();
    portal.goTo("/configuration/users/" + id(person) + "/permissions", "Test permissions");
    browser.heading("Test permissions").awaitThere();
  }

  private void openPageOf(JsonNode user) {
    portal.signInAsAdministrator();
    browser.open("/app#/configuration/users/" + id(user));
    browser.link("Test permissions").click();
    browser.awaitTitle("Test permissions – Keyden");
    browser.heading("Test permissions").awaitThere();
  }

  private Table table(JsonNode user) {
    return browser.table("Permissions of " + Json.text(user, "DisplayName"));
  }

  /** Names of the permissions that a table shows; each stands below what it is for. */
  private static List<String> named(Table table) {
    return table.rows().stream()
        .map(List::getFirst)
        .map(cell -> cell.substring(cell.lastIndexOf(' ') + 1))
        .toList();
  }

  private String where(JsonNode user, String permission) {
    return table(user).records().stream()
        .filter(row -> row.getOrDefault("Permission", "").endsWith(" " + permission))
        .map(row -> row.getOrDefault("Where it holds", ""))
        .findFirst()
        .orElseThrow();
  }

  /** Names of all permissions that the account has anywhere, as the server has them. */
  private List<String> held(JsonNode user) {
    var all = administration.get("/api/users/" + id(user) + "/permissions").expect(200).json();
    var system = Json.list(all, "SystemPermissions").stream().map(JsonNode::asString);
    var inSpaces = all.path("SpacePermissions").propertyNames().stream();
    return Stream.concat(system, inSpaces).distinct().toList();
  }

  private JsonNode space() {
    var name = "Place " + NEXT.incrementAndGet() + "X";
    var body = Map.of("Name", name, "SpaceManagersTeams", List.of("teams-administrators"));
    return administration.post("/api/spaces", Json.object(body)).expect(201).json();
  }

  /** Gives the user permissions in a space, by a role and a team of the space. */
  private void give(JsonNode user, Map<String, ?> where, String... permissions) {
    var name = "Given " + NEXT.incrementAndGet();
    var role =
        administration
            .post(
                "/api/userroles",
                Json.object(Map.of("Name", name, "GrantedSpacePermissions", List.of(permissions))))
            .expect(201)
            .json();
    var scoped = Json.object(where);
    scoped.put("TeamId", id(portal.team(name, user))).put("UserRoleId", id(role));
    administration.post("/api/scopeduserroles", scoped).expect(201);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readString(file).lines().toList();
  }

  private static String id(JsonNode resource) {
    return Json.text(resource, "Id");
  }
}
