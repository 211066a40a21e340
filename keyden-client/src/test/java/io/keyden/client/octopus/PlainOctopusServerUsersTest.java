package io.keyden.client.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.client.octopus.Visitor.Seen;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users and service accounts, and what they may do. */
class PlainOctopusServerUsersTest {
  @AutoClose
  private final PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT);

  @AutoClose private final PlainOctopusServer old = PlainOctopusServer.start(OctopusVersion.OLD);

  private final Visitor administrator = Visitor.administrator(server);

  @ParameterizedTest
  @EnumSource(OctopusVersion.class)
  void user_has_the_links_that_clients_follow(OctopusVersion version) {
    Seen me =
        Visitor.administrator(version == OctopusVersion.OLD ? old : server).get("/api/users/me");

    assertThat(me.link("Self")).isEqualTo("/api/users/Users-1");
    assertThat(me.link("ApiKeys")).isEqualTo("/api/users/Users-1/apikeys{/id}{?skip,take}");
    assertThat(me.link("Spaces")).isEqualTo("/api/users/Users-1/spaces");
    assertThat(me.json().path("IsRequestor").asBoolean()).isTrue();
    assertThat(me.json().path("LastModifiedBy").isNull()).isTrue();
    assertThat(me.json().has("Password")).isFalse();
    assertThat(me.json().has("Created")).isEqualTo(version == OctopusVersion.CURRENT);
  }

  @Test
  void users_are_paged_in_the_order_of_their_names() {
    IntStream.range(0, 33).forEach(it -> server.person("user" + (100 + it), "secret"));

    Seen first = administrator.get("/api/users");

    assertThat(first.each("Username")).hasSize(30).startsWith("admin", "user100");
    assertThat(administrator.walk("/api/users", "Username")).hasSize(34).isSorted();
    assertThat(administrator.get("/api/users/all").each("Username")).hasSize(34).isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "filter=DA,ada",
    "isActive=False,bob",
    "isServiceAccount=true,ci",
    "'ids=Users-2,users-99',ada",
    "filter=b&isActive=true&skip=0&take=1,"
  })
  void users_are_filtered(String query, String found) {
    server.person("ada", "secret");
    server.setActive(server.person("bob", "secret"), false);
    server.serviceAccount("ci");

    Seen page = administrator.get("/api/users?" + query);

    assertThat(page.each("Username")).isEqualTo(found == null ? List.of() : List.of(found));
  }

  @Test
  void old_server_passes_over_the_later_filters() {
    old.serviceAccount("ci");

    Seen page = Visitor.administrator(old).get("/api/users?isServiceAccount=true");

    assertThat(page.each("Username")).containsExactly("admin", "ci");
  }

  @Test
  void person_without_rights_reads_nobody_but_oneself() {
    String id = server.person("ada", "secret");
    Visitor ada = Visitor.withKey(server, server.giveKey(id, "Hers", null));

    assertThat(ada.get("/api/users/" + id).status()).isEqualTo(200);
    assertThat(
            List.of(
                ada.get("/api/users"), ada.get("/api/users/all"), ada.get("/api/users/Users-1")))
        .allSatisfy(seen -> {
          assertThat(seen.status()).isEqualTo(403);
          assertThat(seen.error())
              .isEqualTo(
                  "You do not have permission to perform this action. Please contact your"
                      + " Octopus administrator. Missing permission: UserView");
        });
  }

  @Test
  void created_user_is_active_and_can_sign_in() {
    Seen created =
        administrator.post(
            "/api/users",
            """
            {"Username": "Ada.Lovelace", "DisplayName": "Ada", "EmailAddress": "ada@example.org",
             "Password": "Analytical engine 1", "IsActive": false, "Links": {}, "Created": "0001"}
            """);
    Seen signedIn =
        Visitor.anonymous(server)
            .post(
                "/api/users/login",
                "{\"Username\":\"ada@example.org\",\"Password\":\"Analytical engine 1\"}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("IsActive").asBoolean()).isTrue();
    assertThat(administrator.get(created.link("Self")).json()).isEqualTo(created.json());
    assertThat(signedIn.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "ADMIN,x,false,A user with this username already exists.",
    "ci,Some 1 password,true,Passwords cannot be set for service user accounts.",
    "ada,weak,false,The password was too weak.",
    "'',Some 1 password,false,Username is required and has at most 64 characters."
  })
  void invalid_user_is_refused(String name, String password, boolean service, String error) {
    String body =
        "{\"Username\":\"%s\",\"DisplayName\":\"D\",\"IsService\":%s,\"Password\":\"%s\"}"
            .formatted(name, service, password);

    Seen refused = administrator.post("/api/users", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).contains(error);
  }

  @Test
  void put_replaces_the_whole_user_and_keeps_the_password() {
    String id = server.person("ada", "secret of ada");
    administrator.put(
        "/api/users/" + id,
        administrator
            .get("/api/users/" + id)
            .text()
            .replace("\"EmailAddress\":null", "\"EmailAddress\":\"ada@example.org\""));

    Seen modified =
        administrator.put(
            "/api/users/" + id,
            "{\"Id\":\"" + id + "\",\"Username\":\"ada\",\"DisplayName\":\"A\",\"IsActive\":true}");
    Seen signedIn =
        Visitor.anonymous(server)
            .post("/api/users/login", "{\"Username\":\"ada\",\"Password\":\"secret of ada\"}");

    assertThat(modified.text("DisplayName")).isEqualTo("A");
    assertThat(modified.json().path("EmailAddress").isNull()).isTrue();
    assertThat(modified.text("LastModifiedBy")).isEqualTo("admin");
    assertThat(signedIn.status()).isEqualTo(200);
  }

  @Test
  void put_of_a_part_is_refused() {
    Seen refused =
        administrator.put("/api/users/Users-1", "{\"Username\":\"a\",\"DisplayName\":\"A\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly("IsActive is required.", "Id is required.");
  }

  @Test
  void person_changes_the_own_profile_and_not_the_own_name_or_state() {
    String id = server.person("ada", "secret of ada");
    Visitor ada = Visitor.withKey(server, server.giveKey(id, "Hers", null));
    String body = ada.get("/api/users/me").text();

    Seen profile =
        ada.put(
            "/api/users/" + id, body.replace("\"DisplayName\":\"ada\"", "\"DisplayName\":\"A\""));
    Seen name =
        ada.put("/api/users/" + id, body.replace("\"Username\":\"ada\"", "\"Username\":\"b\""));

    assertThat(profile.text("DisplayName")).isEqualTo("A");
    assertThat(name.status()).isEqualTo(403);
    assertThat(name.error()).endsWith("Missing permission: UserEdit");
  }

  @Test
  void editor_touches_nobody_with_more_rights() {
    String id = server.person("eve", "secret");
    server.grant(id, "UserEdit");
    Visitor eve = Visitor.withKey(server, server.giveKey(id, "Hers", null));

    Seen deleted = eve.delete("/api/users/Users-1");

    assertThat(deleted.status()).isEqualTo(403);
    assertThat(administrator.get("/api/users/me").status()).isEqualTo(200);
  }

  @Test
  void deleted_user_is_gone() {
    String id = server.person("ada", "secret");

    Seen deleted = administrator.delete("/api/users/" + id);

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(administrator.get("/api/users/" + id).status()).isEqualTo(404);
  }

  @Test
  void teams_and_spaces_of_a_user_are_bare_arrays() {
    Seen teams = administrator.get("/api/users/Users-1/teams");
    Seen spaces = administrator.get("/api/users/Users-1/spaces");

    assertThat(teams.json().isArray()).isTrue();
    assertThat(teams.each("Id"))
        .containsExactly("teams-everyone", "teams-administrators", "teams-spacemanagers-Spaces-1");
    assertThat(spaces.json().path(0)).isEqualTo(administrator.get("/api/spaces/Spaces-1").json());
  }

  @Test
  void permissions_are_those_of_the_teams_roles() {
    String id = server.person("ada", "secret");
    server.grant(id, "EventView", "UserView");

    Seen set = administrator.get("/api/users/" + id + "/permissions");
    Seen own = administrator.get("/api/users/Users-1/permissions");

    assertThat(Json.textsOf(set.json(), "SystemPermissions"))
        .containsExactly("EventView", "UserView");
    assertThat(Json.textsOf(own.json(), "SystemPermissions")).contains("AdministerSystem");
    assertThat(own.json().path("SpacePermissions").path("ProjectView").path(0).path("SpaceId"))
        .isEqualTo(Json.parse("\"Spaces-1\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"teams", "permissions", "spaces"})
  void old_server_tells_rights_to_their_owner_only(String what) {
    String id = old.person("ada", "secret");
    Visitor ada = Visitor.withKey(old, old.giveKey(id, "Hers", null));

    assertThat(ada.get("/api/users/" + id + "/" + what).status()).isEqualTo(200);
    assertThat(Visitor.administrator(old).get("/api/users/" + id + "/" + what).status())
        .isEqualTo(403);
  }
}
