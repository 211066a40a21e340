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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Spaces: who manages them, and what marks them. */
@RunsOnPackagedServer
@RunsInBrowser
final class SpacesTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final int number = NEXT.incrementAndGet();
  private final Browser browser;
  private final Portal portal;
  private final Administration administration;

  SpacesTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void a_space_is_made_with_a_person_and_a_team_as_its_managers() {
    var manager = portal.person();
    var team = team("Caretakers " + number);
    portal.signInAsAdministrator();
    portal.goTo("/configuration/spaces", "Spaces");
    browser.part(".page-heading").link("New space").click();
    browser.awaitTitle("New space – Keyden");
    browser.field("Name").fill("Harbour " + number);
    browser.button("Remove " + PackagedServer.ADMINISTRATOR + " from the managers").click();

    browser.button("Create space").click();
    browser.awaitText("Choose at least one person or one team as manager.");
    browser.field("Add a person as manager").awaitFocus();
    portal.pick("Add a person as manager", Json.text(manager, "DisplayName"));
    portal.pick("Add a team as manager", Json.text(team, "Name"));
    browser.button("Create space").click();

    browser.awaitText("The space “Harbour " + number + "” is there.");
    browser.awaitTitle("Space – Keyden");
    assertThat(browser.heading().text()).isEqualTo("Harbour " + number);
    var space = only("Harbour " + number);
    browser.awaitPath("/app#/configuration/spaces/" + Json.text(space, "Id"));
    assertThat(texts(space, "SpaceManagersTeamMembers")).containsExactly(Json.text(manager, "Id"));
    assertThat(texts(space, "SpaceManagersTeams"))
        .containsExactlyInAnyOrder(
            "teams-spacemanagers-" + Json.text(space, "Id"), Json.text(team, "Id"));
    assertThat(Json.text(space, "Slug")).isEqualTo("harbour-" + number);

    browser.link("Teams of this space").click();
    browser.awaitTitle("Teams – Keyden");
    browser.table("Teams").awaitRows(1);
    browser.await(
        "the name of the space", () -> ("Harbour " + number).equals(row("Teams").get("Where")));
    browser.back();
    browser.link("Audit of this space").click();
    browser.awaitTitle("Audit – Keyden");
    browser.table("Events, newest first").awaitRows(1);
    assertThat(row("Events, newest first").get("What")).contains("Harbour " + number);
  }

  @Test
  void a_manager_without_any_other_right_changes_a_space_and_deletes_it_after_a_question() {
    var manager = portal.person();
    var space = space("Island " + number, manager);
    portal.signIn(Json.text(manager, "Username"), Portal.PASSWORD);
    portal.goTo(pageOf(space), "Space");
    browser.awaitText("This space cannot be deleted yet.");
    browser.awaitText("Its task queue runs: stop it above, and save.");
    assertThat(browser.button("Delete space").isThere()).isFalse();

    browser.field("Description (optional)").fill("Surrounded by water");
    browser.field("Private").check();
    browser.field("Stop the task queue").check();
    browser.button("Save").click();

    browser.awaitText("The space was saved.");
    assertThat(browser.heading().text())
        .isEqualTo("Island " + number + " Private Task queue stopped");
    var saved = read(space);
    assertThat(Json.text(saved, "Description")).isEqualTo("Surrounded by water");
    assertThat(Json.flag(saved, "IsPrivate")).isTrue();
    assertThat(Json.flag(saved, "TaskQueueStopped")).isTrue();
    assertThat(texts(saved, "SpaceManagersTeamMembers")).containsExactly(Json.text(manager, "Id"));

    browser.button("Delete space").click();
    browser.dialog("Delete “Island " + number + "”?").awaitText("Its team, and every user role");
    browser.dialog().button("Keep space").click();
    browser.dialog().awaitGone();
    administration.get(path(space)).expect(200);
    browser.button("Delete space").click();
    browser.dialog().button("Delete space").click();

    browser.awaitTitle("Spaces – Keyden");
    browser.awaitText("The space “Island " + number + "” was deleted.");
    assertThat(browser.table("Spaces").records())
        .extracting(row -> row.get("Id"))
        .as("the default space, of which everybody knows")
        .containsExactly("Spaces-1");
    administration.get(path(space)).expect(404);
    administration.get("/api/teams/teams-spacemanagers-" + Json.text(space, "Id")).expect(404);
  }

  @Test
  void there_is_one_default_space_and_it_cannot_be_deleted() {
    var space = space("Capital " + number, administration.me());
    var before = administration.get("/api/spaces/Spaces-1").expect(200).json();
    portal.signInAsAdministrator();
    portal.goTo(pageOf(space), "Space");
    try {
      browser.field("Make it the default space").check();
      browser.field("Stop the task queue").check();
      browser.button("Save").click();

      browser.awaitText("It is the default space: make another one the default first.");
      assertThat(browser.field("Make it the default space").isThere()).isFalse();
      assertThat(browser.names(Kind.BUTTON)).doesNotContain("Delete space");
      assertThat(defaultSpaces()).containsExactly(Json.text(space, "Id"));
      portal.goTo("/configuration/spaces", "Spaces");
      browser.field("Search by name").fill("capital");
      browser.table("Spaces").awaitRows(1);
      assertThat(row("Spaces"))
          .containsEntry("Name", "Capital " + number + " Default Task queue stopped");
    } finally {
      administration.put("/api/spaces/Spaces-1", before).expect(200);
    }
    assertThat(defaultSpaces()).containsExactly("Spaces-1");
  }

  @Test
  void what_the_server_says_of_a_name_and_a_slug_stands_at_its_field() {
    var taken = space("Twin " + number, administration.me());
    browser.expectConsole("status of 400");
    portal.signInAsAdministrator();
    portal.goTo("/configuration/spaces/new", "New space");

    browser.field("Name").fill(Json.text(taken, "Name"));
    browser.field("Slug (optional)").fill("Spaces-1");
    browser.button("Create space").click();

    browser.field("Name").awaitFocus();
    assertThat(browser.part("#field-Name-fault").text())
        .isEqualTo("A space with this name already exists. Please choose a different name.");
    assertThat(browser.part("#field-Slug-fault").text()).startsWith("A slug has up to 50 letters");
    assertThat(browser.field("Slug (optional)").attribute("aria-invalid")).contains("true");
    assertThat(spaces("?partialName=Twin%20" + number)).hasSize(1);
  }

  @Test
  void the_link_to_the_web_of_each_space_leads_to_its_page() {
    space("Linked " + number, administration.me());
    portal.signInAsAdministrator();

    for (var space : spaces("")) {
      browser.open(Json.link(space, "Web"));

      browser.awaitPath("/app#/configuration/spaces/" + Json.text(space, "Id"));
      browser.await(
          "the name of the space",
          () -> browser.heading().text().startsWith(Json.text(space, "Name")));
    }
  }

  @Test
  void the_addresses_of_the_vendor_lead_to_the_same_pages() {
    var space = space("Old address " + number, administration.me());
    portal.signInAsAdministrator();

    portal.goTo("/Spaces-1/configuration/teams", "Teams");
    browser.table("Teams").row("Octopus Administrators").awaitThere();
    portal.goTo("/" + Json.text(space, "Id"), "Space");
    browser.awaitText("Stop the task queue");
    browser.awaitPath("/app#/configuration/spaces/" + Json.text(space, "Id"));
    portal.goTo("/configuration/spaces/" + Json.text(space, "Slug"), "Space");
    browser.awaitPath("/app#/configuration/spaces/" + Json.text(space, "Id"));
    assertThat(browser.heading().text()).isEqualTo(Json.text(space, "Name"));
  }

  @Test
  void who_manages_no_space_cannot_tell_a_hidden_one_from_one_that_is_not_there() {
    var hidden = space("Hidden " + number, administration.me());
    browser.expectConsole("status of 404");
    portal.signInAsSomebody();

    portal.goTo("/configuration/spaces", "Spaces");
    assertThat(browser.table("Spaces").records())
        .extracting(row -> row.get("Id"))
        .as("the default space, of which everybody knows")
        .containsExactly("Spaces-1");
    assertThat(browser.names(Kind.LINK)).doesNotContain("New space");
    portal.goTo(pageOf(hidden), "Space");
    browser.awaitText("There is no such page, and no such space");
    var shown = browser.part("main").text();
    browser.open("/app#/configuration/spaces/Spaces-999");
    browser.awaitText("There is no such page, and no such space");
    assertThat(browser.part("main").text()).isEqualTo(shown);
  }

  private Map<String, String> row(String table) {
    return browser.table(table).records().getFirst();
  }

  private JsonNode space(String name, JsonNode manager) {
    var members =
        Map.of("Name", name, "SpaceManagersTeamMembers", List.of(Json.text(manager, "Id")));
    return administration.post("/api/spaces", Json.object(members)).expect(201).json();
  }

  private JsonNode team(String name) {
    return administration.post("/api/teams", Json.object(Map.of("Name", name))).expect(201).json();
  }

  private List<JsonNode> spaces(String query) {
    return Json.list(administration.get("/api/spaces" + query).expect(200).json(), "Items");
  }

  private JsonNode only(String name) {
    return Json.only(spaces("?partialName=" + name.replace(" ", "%20")), "Name", name);
  }

  private List<String> defaultSpaces() {
    return Json.texts(
        spaces("?take=1000").stream().filter(space -> Json.flag(space, "IsDefault")).toList(),
        "Id");
  }

  private JsonNode read(JsonNode space) {
    return administration.get(path(space)).expect(200).json();
  }

  private static String path(JsonNode space) {
    return "/api/spaces/" + Json.text(space, "Id");
  }

  private static String pageOf(JsonNode space) {
    return "/configuration/spaces/" + Json.text(space, "Id");
  }

  private static List<String> texts(JsonNode space, String member) {
    return Json.list(space, member).stream().map(JsonNode::asString).toList();
  }
}
