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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Teams: who belongs to them, and what their members may do. */
@RunsOnPackagedServer
@RunsInBrowser
final class TeamsTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final int number = NEXT.incrementAndGet();
  private final Browser browser;
  private final Portal portal;
  private final Administration administration;

  TeamsTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void a_member_of_a_new_team_may_do_what_its_role_allows_until_the_role_is_taken() {
    var member = member();
    var role = role(Map.of("GrantedSystemPermissions", List.of("UserView")));
    var team = "Night shift " + number;
    portal.signInAsAdministrator();
    portal.goTo("/configuration/teams", "Teams");
    browser.part(".page-heading").link("New team").click();
    browser.awaitTitle("New team – Keyden");
    browser.field("Name").fill(team);
    browser.field("Description (optional)").fill("Those who are awake");
    browser.button("Create team").click();

    browser.awaitText("The team “" + team + "” is there.");
    browser.awaitTitle("Team – Keyden");
    browser.awaitText("Nobody belongs to this team");
    browser.awaitText("This team has no user roles");
    portal.pick("New member", member.name());
    browser.button("Add member").click();
    browser.awaitText(member.name() + " belongs to “" + team + "” now.");
    assertThat(browser.table("Members of " + team).records())
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("Name", member.name() + " Service account")
                .containsEntry("Id", member.id()));
    assertThat(member.statusOf("/api/users")).isEqualTo(403);

    portal.pick("User role", role);
    browser.awaitText("This role holds in the system.");
    browser.button("Give role").click();
    browser.awaitText("“" + team + "” has the user role “" + role + "” now.");
    // Names come after the list that has ids.
    browser.button("Remove " + role).awaitThere();
    var roles = browser.table("User roles of " + team);
    assertThat(roles.records())
        .singleElement()
        .satisfies(row ->
            assertThat(row).containsEntry("User role", role).containsEntry("Where", "System"));
    assertThat(member.statusOf("/api/users")).isEqualTo(200);

    browser.button("Remove " + role).click();
    browser.dialog("Remove “" + role + "”?").button("Cancel").click();
    browser.dialog().awaitGone();
    assertThat(member.statusOf("/api/users")).isEqualTo(200);

    browser.button("Remove " + role).click();
    browser.dialog().button("Remove role").click();
    browser.awaitText("This team has no user roles");
    assertThat(member.statusOf("/api/users")).isEqualTo(403);
  }

  @Test
  void a_role_given_in_a_space_holds_in_that_space_and_its_system_permissions_hold_everywhere() {
    var member = member();
    var role =
        role(
            Map.of(
                "GrantedSystemPermissions", List.of("UserView"),
                "GrantedSpacePermissions", List.of("TeamView")));
    var space = space();
    var team = team(Map.of("MemberUserIds", List.of(member.id())));
    portal.signInAsAdministrator();
    portal.goTo(pageOf(team), "Team");

    portal.pick("User role", role);
    assertThat(browser.field("Where it holds").options())
        .containsExactly("In the system", "In a space");
    browser.field("Where it holds").choose("In a space");
    browser.button("Give role").click();
    browser.awaitText("Choose the space in which the role holds.");
    browser.field("Space").awaitFocus();
    portal.pick("Space", Json.text(space, "Name"));
    browser.button("Give role").click();

    var roles = browser.table("User roles of " + Json.text(team, "Name"));
    roles.awaitRows(1);
    browser.await(
        "the name of the space",
        () -> Json.text(space, "Name").equals(roles.records().getFirst().get("Where")));
    assertThat(member.statusOf("/api/" + Json.text(space, "Id") + "/teams")).isEqualTo(200);
    assertThat(member.statusOf("/api/users")).isEqualTo(200);
    assertThat(Json.list(member.get("/api/teams"), "Items"))
        .isNotEmpty()
        .allSatisfy(seen -> assertThat(seen.path("SpaceId")).isEqualTo(space.path("Id")));
  }

  @Test
  void who_is_taken_out_of_a_team_loses_at_once_what_only_the_team_allows() {
    var member = member();
    var stays = member();
    var team = team(Map.of("MemberUserIds", List.of(member.id(), stays.id())));
    give(team, role(Map.of("GrantedSystemPermissions", List.of("UserView"))));
    portal.signInAsAdministrator();
    portal.goTo(pageOf(team), "Team");

    browser.button("Remove " + member.name()).click();
    browser.dialog("Remove " + member.name() + "?").button("Cancel").click();
    browser.dialog().awaitGone();
    assertThat(member.statusOf("/api/users")).isEqualTo(200);
    browser.button("Remove " + member.name()).click();
    browser.dialog().button("Remove member").click();

    browser.awaitText(member.name() + " does not belong to “" + Json.text(team, "Name"));
    browser.part("#members").awaitFocus();
    browser.table("Members of " + Json.text(team, "Name")).awaitRows(1);
    assertThat(member.statusOf("/api/users")).isEqualTo(403);
    assertThat(stays.statusOf("/api/users")).isEqualTo(200);
  }

  @Test
  void a_team_that_is_saved_keeps_the_members_that_others_gave_it_meanwhile() {
    var team = team(Map.of());
    portal.signInAsAdministrator();
    portal.goTo(pageOf(team), "Team");
    browser.field("Description (optional)").fill("written meanwhile");
    var late = member();
    var changed = (ObjectNode) read(team);
    changed.putArray("MemberUserIds").add(late.id());
    administration.put(path(team), changed).expect(200);

    browser.button("Save").click();

    browser.awaitText("The team was saved.");
    browser.table("Members of " + Json.text(team, "Name")).awaitRows(1);
    assertThat(Json.text(read(team), "Description")).isEqualTo("written meanwhile");
    assertThat(Json.list(read(team), "MemberUserIds"))
        .extracting(JsonNode::asString)
        .containsExactly(late.id());
  }

  @Test
  void a_name_that_is_taken_is_refused_at_its_field_in_the_words_of_the_server() {
    var name = Json.text(team(Map.of()), "Name");
    browser.expectConsole("status of 400");
    portal.signInAsAdministrator();
    portal.goTo("/configuration/teams/new", "New team");

    browser.field("Name").fill(name);
    browser.button("Create team").click();

    browser.field("Name").awaitFocus();
    assertThat(browser.field("Name").attribute("aria-invalid")).contains("true");
    assertThat(browser.part("#field-Name-fault").text())
        .isEqualTo("A team with this name already exists. Please choose a different name.");
    assertThat(teams("?partialName=" + name.replace(" ", "%20"))).hasSize(1);
  }

  @Test
  void many_teams_are_searched_filtered_and_paged_by_the_server() {
    var space = space();
    IntStream.rangeClosed(1, 32)
        .forEach(each ->
            team(
                Map.of(
                    "Name", String.format("crew-%d-%02d", number, each),
                    "SpaceId", Json.text(space, "Id"))));
    portal.signInAsAdministrator();
    portal.goTo("/configuration/teams", "Teams");
    var table = browser.table("Teams");

    browser.field("Search by name").fill("CREW-" + number);
    browser.awaitText("1–30 of 32");
    browser.button("Next").click();
    table.awaitRows(2);
    browser.await(
        "the name of the space in all rows",
        () ->
            table.records().stream()
                .allMatch(row -> Json.text(space, "Name").equals(row.get("Where"))));
    assertThat(table.records())
        .extracting(row -> row.get("Name"))
        .containsExactly("crew-" + number + "-31", "crew-" + number + "-32");

    browser.field("Where").choose("In the system");
    browser.awaitText("Nothing matches");
    browser.field("Where").choose("In one space…");
    portal.pick("Space", Json.text(space, "Name"));
    browser.awaitText("1–30 of 32");
    browser.field("Search by name").fill("");
    // The space has a team of its managers besides.
    browser.awaitText("1–30 of 33");
    browser.reload();
    browser.awaitText("1–30 of 33");
    browser.field("Space").awaitValue(Json.text(space, "Name"));

    browser.field("Search by name").fill("no such team");
    browser.button("Show all").click();
    browser.awaitNoText("Nothing matches");
    assertThat(browser.field("Search by name").value()).isEmpty();
    assertThat(browser.field("Where").value()).isEmpty();
    browser.field("Where").choose("In the system");
    table.row("Octopus Administrators").awaitThere();
    browser.await(
        "teams of the system alone",
        () -> table.records().stream().allMatch(row -> "System".equals(row.get("Where"))));
  }

  @Test
  void a_team_is_deleted_after_a_question_and_its_rights_go_with_it() {
    var member = member();
    var team = team(Map.of("MemberUserIds", List.of(member.id())));
    give(team, role(Map.of("GrantedSystemPermissions", List.of("UserView"))));
    portal.signInAsAdministrator();
    portal.goTo(pageOf(team), "Team");

    browser.button("Delete team").click();
    browser
        .dialog("Delete “" + Json.text(team, "Name") + "”?")
        .awaitText("Its one member loses at once what only this team allows.");
    browser.dialog().button("Keep team").click();
    browser.dialog().awaitGone();
    assertThat(member.statusOf("/api/users")).isEqualTo(200);
    browser.button("Delete team").click();
    browser.dialog().button("Delete team").click();

    browser.awaitTitle("Teams – Keyden");
    browser.awaitText("The team “" + Json.text(team, "Name") + "” was deleted.");
    administration.get(path(team)).expect(404);
    assertThat(member.statusOf("/api/users")).isEqualTo(403);
  }

  @Test
  void a_built_in_team_keeps_its_name_its_roles_and_its_last_administrator() {
    browser.expectConsole("status of 400");
    portal.signInAsAdministrator();
    portal.goTo("/configuration/teams/teams-administrators", "Team");
    browser.awaitText("Programs find this team by its name, so it keeps it.");
    browser.awaitText("The roles of this team are fixed.");
    assertThat(browser.names(Kind.BUTTON)).doesNotContain("Delete team", "Give role");

    browser.button("Remove " + PackagedServer.ADMINISTRATOR).click();
    browser.dialog().awaitText("This is you. You lose at once");
    browser.dialog().button("Remove member").click();

    browser.awaitText("At least one active user must remain in this team");
    browser.button("Remove " + PackagedServer.ADMINISTRATOR).awaitThere();
    administration.get("/api/users").expect(200);
  }

  @Test
  void who_may_only_see_teams_is_offered_nothing_to_change() {
    var person = portal.person();
    var team = team(Map.of("MemberUserIds", List.of(Json.text(person, "Id"))));
    give(team, role(Map.of("GrantedSystemPermissions", List.of("TeamView"))));
    portal.signIn(Json.text(person, "Username"), Portal.PASSWORD);

    portal.goTo("/configuration/teams", "Teams");
    browser.field("Search by name").fill(Json.text(team, "Name"));
    browser.table("Teams").awaitRows(1);
    assertThat(browser.names(Kind.LINK)).doesNotContain("New team");
    browser.link(Json.text(team, "Name")).click();

    browser.awaitTitle("Team – Keyden");
    browser.table("Members of " + Json.text(team, "Name")).awaitRows(1);
    browser.table("User roles of " + Json.text(team, "Name")).awaitRows(1);
    assertThat(browser.names(Kind.FIELD)).isEmpty();
    assertThat(browser.names(Kind.BUTTON))
        .doesNotContain("Save", "Add member", "Give role", "Delete team");
  }

  /** A service account that shows by its key what it may do. */
  private record Member(String id, String name, String key, Administration administration) {
    int statusOf(String path) {
      return administration.getWith(key, path).status();
    }

    JsonNode get(String path) {
      return administration.getWith(key, path).expect(200).json();
    }
  }

  private Member member() {
    var name = "member-" + NEXT.incrementAndGet();
    var id = Json.text(administration.createServiceAccount(name), "Id");
    return new Member(id, name, administration.createKey(id, "to try rights"), administration);
  }

  private String role(Map<String, List<String>> permissions) {
    var role = Json.object(permissions).put("Name", "Reader " + NEXT.incrementAndGet());
    return Json.text(administration.post("/api/userroles", role).expect(201).json(), "Name");
  }

  private JsonNode space() {
    return administration
        .post(
            "/api/spaces",
            Json.object(
                Map.of(
                    "Name",
                    "Yard " + NEXT.incrementAndGet(),
                    "SpaceManagersTeamMembers",
                    List.of(Json.text(administration.me(), "Id")))))
        .expect(201)
        .json();
  }

  private JsonNode team(Map<String, ?> members) {
    var team = Json.object(members);
    if (!team.has("Name")) {
      team.put("Name", "Team " + NEXT.incrementAndGet());
    }
    return administration.post("/api/teams", team).expect(201).json();
  }

  private void give(JsonNode team, String role) {
    var roles =
        Json.list(
            administration
                .get("/api/userroles?partialName=" + role.replace(" ", "%20"))
                .expect(200)
                .json(),
            "Items");
    administration
        .post(
            "/api/scopeduserroles",
            Json.object(
                Map.of(
                    "TeamId",
                    Json.text(team, "Id"),
                    "UserRoleId",
                    Json.text(Json.only(roles, "Name", role), "Id"))))
        .expect(201);
  }

  private List<JsonNode> teams(String query) {
    return Json.list(administration.get("/api/teams" + query).expect(200).json(), "Items");
  }

  private JsonNode read(JsonNode team) {
    return administration.get(path(team)).expect(200).json();
  }

  private static String path(JsonNode team) {
    return "/api/teams/" + Json.text(team, "Id");
  }

  private static String pageOf(JsonNode team) {
    return "/configuration/teams/" + Json.text(team, "Id");
  }
}
