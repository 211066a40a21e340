package io.keyden.http.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.http.api.ApiFixture.Answer;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpaceRoutesTest {
  private final AccessApi api = new AccessApi();
  private final String ada = api.keyOf(api.access.user("ada"));

  @Test
  void made_space_is_the_same_wherever_it_is_shown() {
    var created =
        create(
            "{\"Slug\":\"\",\"IsDefault\":false,\"Name\":\"Web Shop\","
                + "\"SpaceManagersTeamMembers\":[\"Users-2\"],\"SpaceManagersTeams\":null,"
                + "\"TaskQueueStopped\":false}");

    var self = created.json().get("Links").get("Self").stringValue();
    assertThat(created.status()).isEqualTo(201);
    assertThat(api.get(api.administrator, self).json()).isEqualTo(created.json());
    assertThat(api.get(api.administrator, "/api/spaces/web-shop").json()).isEqualTo(created.json());
    assertThat(api.get(api.administrator, "/api/spaces").json().get("Items").get(1))
        .isEqualTo(created.json());
    assertThat(api.get(api.administrator, "/api/spaces/all").json().get(1))
        .isEqualTo(created.json());
    assertThat(api.get(ada, "/api/users/me/spaces").json().get(1)).isEqualTo(created.json());
    assertThat(created.json().get("SpaceManagersTeams").toString())
        .isEqualTo("[\"teams-spacemanagers-Spaces-2\"]");
    assertThat(created.json().get("SpaceManagersTeamMembers").toString())
        .isEqualTo("[\"Users-2\"]");
  }

  @Test
  void links_are_what_clients_count_on() {
    var links = api.get(ada, "/api/spaces/Spaces-1").json().get("Links");

    assertThat(links.get("SpaceHome").stringValue()).isEqualTo("/api/Spaces-1");
    assertThat(links.get("Web").stringValue()).isEqualTo("/app#/spaces/Spaces-1");
  }

  @Test
  void whole_resource_is_sent_back_by_the_method_that_net_uses() {
    var whole = create("{\"Name\":\"Shop\",\"SpaceManagersTeamMembers\":[\"Users-2\"]}").text();

    var stopped =
        api.send(
            Request.to(Method.POST, "/api/spaces/Spaces-2")
                .header("X-Octopus-ApiKey", api.administrator)
                .header("X-HTTP-Method-Override", "PUT")
                .body(whole.replace("\"TaskQueueStopped\":false", "\"TaskQueueStopped\":true")));
    var deleted = api.send(api.administrator, Method.DELETE, "/api/spaces/Spaces-2", "");

    assertThat(stopped.status()).isEqualTo(200);
    assertThat(stopped.json().get("TaskQueueStopped").booleanValue()).isTrue();
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.response().body()).isEmpty();
    assertThat(api.get(api.administrator, "/api/spaces/Spaces-2").status()).isEqualTo(404);
  }

  @Test
  void space_that_runs_is_not_deleted() {
    create("{\"Name\":\"Shop\",\"SpaceManagersTeamMembers\":[\"Users-2\"]}");

    var refused = api.send(api.administrator, Method.DELETE, "/api/spaces/Spaces-2", "");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("Errors").get(0).stringValue()).contains("task queue");
  }

  @Test
  void faults_are_all_told() {
    var refused = create("{\"Name\":\"\",\"SpaceManagersTeamMembers\":[\"Users-99\"]}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("ErrorMessage").stringValue())
        .isEqualTo("There was a problem with your request.");
    assertThat(refused.json().get("Errors")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/spaces/cli%20one", "/api/spaces/Spaces-99", "/api/spaces/x'%20"})
  void what_is_no_space_is_not_found(String path) {
    var answer = api.get(api.administrator, path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().has("ErrorMessage")).isTrue();
    assertThat(answer.json().has("Errors")).isFalse();
  }

  @Test
  void filters_find_by_name_and_id() {
    create("{\"Name\":\"Shop\",\"SpaceManagersTeamMembers\":[\"Users-2\"]}");

    assertThat(names("/api/spaces?partialName=SHO")).isEqualTo("[Shop]");
    assertThat(names("/api/spaces?name=shop")).isEqualTo("[Shop]");
    assertThat(names("/api/spaces?ids=Spaces-1%2CSpaces-99&take=2147483647"))
        .isEqualTo("[Default]");
    assertThat(names("/api/spaces?take=0")).isEqualTo("[]");
    assertThat(
            api.get(api.administrator, "/api/spaces?take=1")
                .json()
                .get("Links")
                .get("Page.Next")
                .stringValue())
        .isEqualTo("/api/spaces?skip=1&take=1");
  }

  @Test
  void home_is_open_to_whom_the_space_is_listed() {
    var home = api.get(ada, "/api/spaces-1");

    assertThat(home.status()).isEqualTo(200);
    assertThat(home.text())
        .isEqualTo(
            "{\"Id\":\"Spaces-1\",\"Links\":{\"Self\":\"/api/Spaces-1\",\"Lifecycles\":"
                + "\"/api/Spaces-1/lifecycles{/id}{?skip,take,ids,partialName}\",\"ProjectGroups\":"
                + "\"/api/Spaces-1/projectgroups{/id}{?skip,take,ids,partialName}\"}}");
  }

  @Test
  void unknown_or_hidden_space_of_a_path_does_not_exist() {
    create("{\"Name\":\"Shop\",\"SpaceManagersTeams\":[\"teams-managers\"]}");

    for (var path :
        new String[] {
          "/api/Spaces-2",
          "/api/Spaces-2/teams",
          "/api/spaces/shop/teams",
          "/api/Spaces-2/lifecycles",
          "/api/Spaces-2/users/me/permissions"
        }) {
      var answer = api.get(ada, path);

      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.json().get("ErrorMessage").stringValue()).contains("does not exist");
    }
  }

  @Test
  void path_that_is_no_space_is_unknown_whatever_the_method() {
    assertThat(api.get(ada, "/api/projects").status()).isEqualTo(404);
    assertThat(api.send(ada, Method.POST, "/api/projects", "{}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/spaces",
        "/api/spaces/Spaces-1",
        "/api/Spaces-1",
        "/api/lifecycles",
        "/api/teams",
        "/api/permissions/all"
      })
  void nobody_known_sees_nothing(String path) {
    assertThat(api.send(Request.to(Method.GET, path)).status()).isEqualTo(401);
  }

  @Test
  void every_space_has_its_lifecycle_and_project_group() {
    create("{\"Name\":\"Shop\",\"SpaceManagersTeamMembers\":[\"Users-2\"]}");

    var lifecycles = api.get(ada, "/api/Spaces-2/lifecycles").json();
    var groups = api.get(ada, "/api/Spaces-2/projectgroups/all").json();

    assertThat(lifecycles.get("TotalResults").intValue()).isEqualTo(1);
    assertThat(lifecycles.get("Items").get(0).get("Id").stringValue()).isEqualTo("Lifecycles-2");
    assertThat(groups.get(0).get("Name").stringValue()).isEqualTo("Default Project Group");
    assertThat(api.get(ada, groups.get(0).get("Links").get("Self").stringValue()).json())
        .isEqualTo(groups.get(0));
    assertThat(api.get(ada, "/api/lifecycles/Lifecycles-1").status()).isEqualTo(200);
    assertThat(api.get(ada, "/api/lifecycles/Lifecycles-2").status()).isEqualTo(404);
    assertThat(api.get(ada, "/api/lifecycles?partialName=nothing").json().get("Items")).isEmpty();
  }

  @Test
  void search_finds_teams() {
    var hits = api.get(api.administrator, "/api/spaces/Spaces-1/search?keyword=manag").json();

    assertThat(hits.toString())
        .isEqualTo(
            "[{\"Id\":\"teams-spacemanagers-Spaces-1\",\"Name\":\"Space Managers\",\"Type\":\"Team\"}]");
  }

  private Answer create(String body) {
    return api.send(api.administrator, Method.POST, "/api/spaces", body);
  }

  private String names(String target) {
    return api.get(api.administrator, target)
        .json()
        .get("Items")
        .valueStream()
        .map(space -> space.get("Name").stringValue())
        .toList()
        .toString();
  }
}
