package io.keyden.http.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.id.SpaceId;
import io.keyden.core.permission.Permission;
import io.keyden.http.api.ApiFixture.Answer;
import io.keyden.http.seam.Method;
import io.keyden.http.space.AccessApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TeamRoutesTest {
  private static final String AS_GO_SENDS_IT =
      "{\"CanBeDeleted\":false,\"CanBeRenamed\":false,\"CanChangeMembers\":false,"
          + "\"CanChangeRoles\":false,\"ExternalSecurityGroups\":[],\"MemberUserIds\":null,"
          + "\"Name\":\"Build\"}";

  private final AccessApi api = new AccessApi();
  private final String ada = api.keyOf(api.access.user("ada"));

  @Test
  void flags_are_the_servers_own() {
    var created = post("/api/teams", AS_GO_SENDS_IT);

    assertThat(created.status()).isEqualTo(201);
    for (var flag : List.of("CanBeDeleted", "CanBeRenamed", "CanChangeMembers", "CanChangeRoles")) {
      assertThat(created.json().get(flag).booleanValue()).as(flag).isTrue();
    }
    assertThat(created.json().get("MemberUserIds")).isEmpty();
    assertThat(created.json().get("SpaceId").isNull()).isTrue();
    assertThat(
            api.get(api.administrator, "/api/teams/Teams-1?spaces=all&includeSystem=True").json())
        .isEqualTo(created.json());
    assertThat(created.json().get("Links").get("ScopedUserRoles").stringValue())
        .startsWith("/api/teams/Teams-1/scopeduserroles{?");
  }

  @Test
  void team_made_below_a_space_is_of_that_space() {
    var created = post("/api/Spaces-1/teams", AS_GO_SENDS_IT);

    assertThat(created.json().get("SpaceId").stringValue()).isEqualTo("Spaces-1");
  }

  @Test
  void team_is_changed_and_deleted() {
    post("/api/teams", AS_GO_SENDS_IT);

    var changed =
        api.send(
            api.administrator,
            Method.PUT,
            "/api/teams/teams-1",
            "{\"Name\":\"Test\",\"MemberUserIds\":[\"Users-2\"]}");
    var deleted = api.send(api.administrator, Method.DELETE, "/api/teams/Teams-1", "");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().get("MemberUserIds").toString()).isEqualTo("[\"Users-2\"]");
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.response().body()).isEmpty();
    assertThat(api.get(api.administrator, "/api/teams/Teams-1").status()).isEqualTo(404);
  }

  @Test
  void duplicate_names_and_unknown_members_are_refused() {
    post("/api/teams", AS_GO_SENDS_IT);

    var refused = post("/api/teams", "{\"Name\":\"build\",\"MemberUserIds\":[\"Users-99\"]}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("Errors")).hasSize(2);
  }

  @Test
  void without_the_right_nothing_is_shown_or_done() {
    assertThat(api.get(ada, "/api/teams").status()).isEqualTo(403);
    assertThat(api.get(ada, "/api/teams/teams-everyone").status()).isEqualTo(403);
    assertThat(api.send(ada, Method.POST, "/api/teams", AS_GO_SENDS_IT).status()).isEqualTo(403);
    assertThat(api.send(ada, Method.DELETE, "/api/teams/teams-everyone", "").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/teams | 6",
        "/api/teams?includeSystem=True | 4",
        "/api/teams?includeSystem=False | 2",
        "/api/teams?spaces=all | 2",
        "/api/teams?spaces=all&includeSystem=True | 6",
        "/api/teams?spaces=Spaces-1&includeSystem=False | 2",
        "/api/teams?spaces=Spaces-9,nonsense | 0",
        "/api/Spaces-1/teams | 6",
        "/api/spaces/default/teams?includeSystem=false | 2",
        "/api/teams?partialName=BUILD | 2",
        "/api/teams?ids=Teams-1,teams-everyone | 2"
      })
  void filters_choose_among_spaces_and_the_system(String target, int expected) {
    post("/api/teams", AS_GO_SENDS_IT);
    post("/api/Spaces-1/teams", AS_GO_SENDS_IT);

    assertThat(api.get(api.administrator, target).json().get("TotalResults").intValue())
        .isEqualTo(expected);
    assertThat(api.get(api.administrator, target.replace("/teams", "/teams/all")).json())
        .hasSize(expected);
  }

  @Test
  void pages_keep_filters_and_the_space() {
    post("/api/Spaces-1/teams", AS_GO_SENDS_IT);

    var links =
        api.get(api.administrator, "/api/Spaces-1/teams?take=1&includeSystem=False")
            .json()
            .get("Links");

    assertThat(links.get("Page.Next").stringValue())
        .isEqualTo("/api/Spaces-1/teams?skip=1&take=1&includeSystem=False");
  }

  @Test
  void given_role_keeps_what_it_is_narrowed_to_and_odd_lists_are_read() {
    post("/api/teams", AS_GO_SENDS_IT);

    var created =
        post(
            "/api/scopeduserroles",
            "{\"TeamId\":\"Teams-1\",\"UserRoleId\":\"userroles-projectviewer\","
                + "\"SpaceId\":\"Spaces-1\",\"ProjectIds\":[null,[\"Projects-2\"],\"Projects-1\"]}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().get("ProjectIds").toString())
        .isEqualTo("[\"Projects-2\",\"Projects-1\"]");
    assertThat(created.json().get("TenantIds")).isEmpty();
    assertThat(api.get(api.administrator, created.json().get("Links").get("Self").stringValue()))
        .extracting(answer -> answer.json())
        .isEqualTo(created.json());
    assertThat(
            api.get(api.administrator, "/api/teams/Teams-1/scopeduserroles?spaces=all")
                .json()
                .get("Items")
                .get(0))
        .isEqualTo(created.json());
  }

  @Test
  void given_role_is_changed_and_taken() {
    post("/api/teams", AS_GO_SENDS_IT);
    var self =
        post(
                "/api/Spaces-1/scopeduserroles",
                "{\"TeamId\":\"Teams-1\",\"UserRoleId\":\"userroles-projectviewer\"}")
            .json()
            .get("Links")
            .get("Self")
            .stringValue();

    var changed =
        api.send(
            api.administrator,
            Method.PUT,
            self,
            "{\"TeamId\":\"Teams-1\",\"UserRoleId\":\"userroles-systemmanager\",\"SpaceId\":null}");
    var deleted = api.send(api.administrator, Method.DELETE, self, "");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().get("SpaceId").isNull()).isTrue();
    assertThat(deleted.response().body()).isEmpty();
    assertThat(api.get(api.administrator, self).status()).isEqualTo(404);
    assertThat(post("/api/scopeduserroles", "{}").status()).isEqualTo(400);
  }

  @Test
  void own_teams_and_permissions_are_shown_to_anybody() {
    var teams = api.get(ada, "/api/users/me/teams?skip=0").json();
    var set = api.get(ada, "/api/users/Users-2/permissions").json();

    assertThat(teams.get(0).get("Id").stringValue()).isEqualTo("teams-everyone");
    assertThat(teams.get(0).get("IsDirectlyAssigned").booleanValue()).isTrue();
    assertThat(set.get("SpacePermissions").isObject()).isTrue();
    assertThat(set.get("SystemPermissions")).isEmpty();
    assertThat(set.get("IsPermissionsComplete").booleanValue()).isTrue();
    assertThat(api.get(ada, "/api/users/Users-1/permissions").status()).isEqualTo(403);
    assertThat(api.get(ada, "/api/users/Users-1/teams").status()).isEqualTo(403);
    assertThat(api.get(ada, "/api/users/Users-1/spaces").status()).isEqualTo(403);
  }

  @Test
  void permissions_of_others_are_shown_to_administrators_in_every_form() {
    api.access.withSpace(new SpaceId("Spaces-1"), Permission.EVENT_VIEW);

    var set = api.get(api.administrator, "/api/users/Users-3/permissions").json();
    var configuration =
        api.get(api.administrator, "/api/Spaces-1/users/Users-3/permissions/configuration").json();
    var export = api.get(api.administrator, set.get("Links").get("Self").stringValue() + "/export");

    assertThat(set.get("SpacePermissions").get("EventView").get(0).get("SpaceId").stringValue())
        .isEqualTo("Spaces-1");
    assertThat(configuration.get("SpacePermissions")).isEqualTo(set.get("SpacePermissions"));
    assertThat(export.response().header("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(export.text().lines())
        .containsExactly(
            "Permission,Space,Projects,Environments,Tenants,ProjectGroups",
            "EventView,Spaces-1,,,,");
    assertThat(api.get(api.administrator, "/api/users/Users-99/permissions").status())
        .isEqualTo(404);
  }

  @Test
  void membership_needs_to_be_told_whose() {
    var memberships = api.get(api.administrator, "/api/teammembership?userId=Users-1").json();
    var refused = api.get(api.administrator, "/api/teammembership");

    assertThat(memberships.valueStream().map(team -> team.get("TeamId").stringValue()))
        .containsExactly("teams-everyone", "teams-administrators");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("Errors").get(0).stringValue())
        .isEqualTo("No userId parameter was provided.");
  }

  @Test
  void preview_shows_who_would_belong() {
    var preview =
        post(
            "/api/teammembership/previewteam",
            "{\"Name\":\"Build\",\"MemberUserIds\":[\"Users-2\",\"Users-99\"]}");

    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.text())
        .isEqualTo(
            "[{\"UserId\":\"Users-2\",\"TeamId\":null,\"TeamName\":\"Build\","
                + "\"IsDirectlyAssigned\":true,\"ExternalSecurityGroups\":[],\"SpaceId\":null}]");
    assertThat(post("/api/teammembership/previewteam", "").status()).isEqualTo(400);
  }

  private Answer post(String target, String body) {
    return api.send(api.administrator, Method.POST, target, body);
  }
}
