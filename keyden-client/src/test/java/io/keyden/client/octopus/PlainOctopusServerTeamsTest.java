package io.keyden.client.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.client.octopus.Visitor.Seen;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spaces, teams, user roles and their grants. */
class PlainOctopusServerTeamsTest {
  @AutoClose
  private final PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT);

  private final Visitor administrator = Visitor.administrator(server);

  @Test
  void server_begins_with_a_default_space_that_everybody_sees() {
    String id = server.person("ada", "secret");
    Visitor ada = Visitor.withKey(server, server.giveKey(id, "Hers", null));

    Seen spaces = ada.get("/api/spaces");

    assertThat(spaces.each("Name")).containsExactly("Default");
    assertThat(spaces.json().path("Items").path(0).path("IsDefault").asBoolean()).isTrue();
    assertThat(ada.get("/api/Spaces-1").link("Self")).isEqualTo("/api/Spaces-1");
  }

  @Test
  void created_space_has_its_home_and_its_team_of_managers() {
    String ada = server.person("ada", "secret");

    Seen created =
        administrator.post(
            "/api/spaces",
            "{\"Name\":\"Second One\",\"SpaceManagersTeamMembers\":[\"" + ada + "\"]}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("Slug")).isEqualTo("second-one");
    assertThat(created.link("Web")).isEqualTo("/app#/spaces/Spaces-2");
    assertThat(Json.textsOf(created.json(), "SpaceManagersTeamMembers")).containsExactly(ada);
    assertThat(administrator.get(created.link("SpaceHome")).status()).isEqualTo(200);
    assertThat(administrator.get(created.link("Self")).json()).isEqualTo(created.json());
    Seen team = administrator.get("/api/teams/teams-spacemanagers-Spaces-2");
    assertThat(Json.textsOf(team.json(), "MemberUserIds")).containsExactly(ada);
    assertThat(team.text("SpaceId")).isEqualTo("Spaces-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "default", "a name of more than twenty"})
  void space_needs_a_short_name_of_its_own(String name) {
    Seen refused = administrator.post("/api/spaces", "{\"Name\":\"" + name + "\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).hasSize(1);
  }

  @Test
  void space_is_deleted_only_after_its_queue_was_stopped() {
    Seen created = administrator.post("/api/spaces", "{\"Name\":\"Second\"}");
    String self = created.link("Self");

    Seen early = administrator.delete(self);
    administrator.put(
        self, created.text().replace("\"TaskQueueStopped\":false", "\"TaskQueueStopped\":true"));
    Seen stopped = administrator.delete(self);

    assertThat(List.of(early.status(), stopped.status())).containsExactly(400, 200);
    assertThat(administrator.get(self).status()).isEqualTo(404);
    assertThat(administrator.get("/api/teams/teams-spacemanagers-Spaces-2").status())
        .isEqualTo(404);
  }

  @Test
  void spaces_are_found_by_parts_of_the_name() {
    administrator.post("/api/spaces", "{\"Name\":\"Second\"}");

    assertThat(administrator.get("/api/spaces?partialName=SEC").each("Name"))
        .containsExactly("Second");
    assertThat(administrator.get("/api/spaces?name=default").each("Name"))
        .containsExactly("Default");
    assertThat(administrator.get("/api/spaces/all").each("Name"))
        .containsExactly("Default", "Second");
  }

  @Test
  void created_team_may_be_changed_whatever_the_body_says_of_it() {
    Seen created =
        administrator.post(
            "/api/teams",
            "{\"Name\":\"Builders\",\"MemberUserIds\":null,\"CanBeDeleted\":false,\"Links\":{}}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("CanBeDeleted").asBoolean()).isTrue();
    assertThat(created.json().path("MemberUserIds").isArray()).isTrue();
    assertThat(created.link("ScopedUserRoles")).startsWith("/api/teams/Teams-1/scopeduserroles{?");
  }

  @Test
  void team_is_modified_and_deleted() {
    String ada = server.person("ada", "secret");
    Seen created = administrator.post("/api/teams", "{\"Name\":\"Builders\"}");

    Seen modified =
        administrator.put(
            created.link("Self"),
            "{\"Name\":\"Makers\",\"MemberUserIds\":[\"" + ada + "\"],\"Description\":\"D\"}");
    Seen deleted = administrator.delete(created.link("Self"));

    assertThat(modified.text("Name")).isEqualTo("Makers");
    assertThat(Json.textsOf(modified.json(), "MemberUserIds")).containsExactly(ada);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(administrator.get(created.link("Self")).status()).isEqualTo(404);
  }

  @Test
  void team_needs_a_name_of_its_own_and_members_that_exist() {
    Seen twice = administrator.post("/api/teams", "{\"Name\":\"everyone\"}");
    Seen nobody =
        administrator.post("/api/teams", "{\"Name\":\"X\",\"MemberUserIds\":[\"Users-99\"]}");

    assertThat(twice.errors()).containsExactly("A team with this name already exists.");
    assertThat(nobody.errors()).containsExactly("There is no user Users-99.");
  }

  @Test
  void built_in_team_takes_members_and_keeps_its_name_and_life() {
    String ada = server.person("ada", "secret");
    String path = "/api/teams/teams-managers";
    String body = administrator.get(path).text();

    Seen joined =
        administrator.put(
            path, body.replace("\"MemberUserIds\":[]", "\"MemberUserIds\":[\"" + ada + "\"]"));
    Seen renamed = administrator.put(path, body.replace("Octopus Managers", "Others"));
    Seen deleted = administrator.delete(path);

    assertThat(joined.status()).isEqualTo(200);
    assertThat(renamed.errors())
        .containsExactly("This resource is read-only and cannot be modified.");
    assertThat(deleted.errors())
        .containsExactly("This resource is read-only and cannot be deleted.");
    Visitor withKey = Visitor.withKey(server, server.giveKey(ada, "Hers", null));
    assertThat(withKey.get("/api/users").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "spaces=Spaces-1&includeSystem=False,1",
    "includeSystem=True,4",
    "spaces=all&includeSystem=True,4",
    "spaces=Spaces-9&includeSystem=false,0"
  })
  void teams_are_scoped_by_space(String query, int count) {
    assertThat(administrator.get("/api/teams?" + query).each("Id")).hasSize(count);
  }

  @Test
  void teams_below_a_space_are_its_own_and_the_systems() {
    Seen created = administrator.post("/api/Spaces-1/teams", "{\"Name\":\"Builders\"}");

    assertThat(created.text("SpaceId")).isEqualTo("Spaces-1");
    assertThat(administrator.get("/api/Spaces-1/teams/all").each("Name"))
        .contains("Builders", "Everyone");
  }

  @Test
  void user_roles_are_listed_by_name_and_read_one_by_one() {
    Seen page = administrator.get("/api/userroles?partialName=system");

    assertThat(page.each("Name")).containsExactly("System Administrator", "System Manager");
    assertThat(administrator.get("/api/userroles/all").each("Name")).hasSize(4).isSorted();
    assertThat(administrator.get("/api/userroles/userroles-systemmanager").text("Name"))
        .isEqualTo("System Manager");
  }

  @Test
  void grant_gives_the_teams_members_the_roles_permissions_until_it_is_deleted() {
    String ada = server.person("ada", "secret");
    Visitor withKey = Visitor.withKey(server, server.giveKey(ada, "Hers", null));
    Seen team =
        administrator.post(
            "/api/teams", "{\"Name\":\"Builders\",\"MemberUserIds\":[\"" + ada + "\"]}");
    String grants = team.link("ScopedUserRoles").replaceAll("\\{.*", "");

    int before = withKey.get("/api/users").status();
    Seen granted =
        administrator.post(
            "/api/scopeduserroles",
            "{\"TeamId\":\""
                + team.text("Id")
                + "\",\"UserRoleId\":\"userroles-systemmanager\",\"SpaceId\":null}");
    int during = withKey.get("/api/users").status();
    List<String> listed = administrator.get(grants).each("Id");
    administrator.delete(granted.link("Self"));
    int after = withKey.get("/api/users").status();

    assertThat(granted.status()).isEqualTo(201);
    assertThat(listed).containsExactly(granted.text("Id"));
    assertThat(List.of(before, during, after)).containsExactly(403, 200, 403);
  }

  @Test
  void grant_can_be_changed_and_must_name_what_exists() {
    Seen first = administrator.get("/api/scopeduserroles?skip=1&take=1");
    String self = Json.required(first.json().path("Items").path(0).path("Links"), "Self");

    Seen changed =
        administrator.put(
            self,
            """
            {"TeamId": "teams-managers", "UserRoleId": "userroles-projectviewer",
             "SpaceId": "Spaces-1", "ProjectIds": ["Projects-1"]}
            """);
    Seen refused = administrator.post("/api/scopeduserroles", "{\"SpaceId\":\"Spaces-9\"}");

    assertThat(changed.text("UserRoleId")).isEqualTo("userroles-projectviewer");
    assertThat(Json.textsOf(changed.json(), "ProjectIds")).containsExactly("Projects-1");
    assertThat(refused.errors()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/teams,TeamView",
    "POST,/api/teams,TeamCreate",
    "GET,/api/userroles,UserRoleView",
    "POST,/api/scopeduserroles,TeamEdit",
    "POST,/api/spaces,SpaceCreate",
    "DELETE,/api/spaces/Spaces-1,SpaceDelete",
    "GET,/api/events,EventView"
  })
  void person_without_rights_is_told_the_missing_permission(
      String method, String path, String permission) {
    String id = server.person("ada", "secret");
    Visitor ada = Visitor.withKey(server, server.giveKey(id, "Hers", null));

    Seen refused = ada.send(method, path, "");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.error()).endsWith("Missing permission: " + permission);
  }
}
