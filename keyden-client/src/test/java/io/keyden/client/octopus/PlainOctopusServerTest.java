package io.keyden.client.octopus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.client.octopus.Visitor.Seen;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The root document, errors, paths, methods and what the server says it has received. */
class PlainOctopusServerTest {
  @AutoClose
  private final PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT);

  private final Visitor anonymous = Visitor.anonymous(server);
  private final Visitor administrator = Visitor.administrator(server);

  @ParameterizedTest
  @EnumSource(OctopusVersion.class)
  void root_is_the_vendors_and_knows_nothing_of_keyden(OctopusVersion version) {
    try (PlainOctopusServer other = PlainOctopusServer.start(version)) {
      Seen root = Visitor.anonymous(other).get("/api");

      assertThat(root.status()).isEqualTo(200);
      assertThat(root.text("Application")).isEqualTo("Octopus Deploy");
      assertThat(root.text("Version")).isEqualTo(version.number());
      assertThat(root.text("ApiVersion")).isEqualTo("3.0.0");
      assertThat(root.link("Users")).isEqualTo("/api/users{/id}{?skip,take,ids,filter}");
      assertThat(root.link("CurrentUser")).isEqualTo("/api/users/me");
      assertThat(root.text()).doesNotContainIgnoringCase("keyden");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/", "/API"})
  void root_is_found_however_it_is_spelled(String path) {
    assertThat(anonymous.get(path).status()).isEqualTo(200);
  }

  @Test
  void accounts_link_stands_in_the_root_only_while_a_default_space_exists() {
    Seen space = administrator.get("/api/spaces/Spaces-1");

    administrator.put(
        "/api/spaces/Spaces-1", space.text().replace("\"IsDefault\":true", "\"IsDefault\":false"));

    assertThat(anonymous.get("/api").json().path("Links").has("Accounts")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/users", "/api/users/me", "/api/spaces/Spaces-1"})
  void answers_hold_members_that_no_client_knows(String path) {
    assertThat(administrator.get(path).json().has("UnknownToClients")).isTrue();
  }

  @Test
  void unknown_route_is_a_404_with_a_message_and_without_errors() {
    Seen seen = administrator.get("/api/keyden/keys");

    assertThat(seen.status()).isEqualTo(404);
    assertThat(seen.error()).isEqualTo("The resource you requested was not found.");
    assertThat(seen.json().has("Errors")).isFalse();
  }

  @Test
  void unknown_resource_is_a_404_that_names_it() {
    Seen seen = administrator.get("/api/users/Users-99");

    assertThat(seen.status()).isEqualTo(404);
    assertThat(seen.error()).isEqualTo("The resource 'Users-99' was not found.");
    assertThat(seen.json().has("Errors")).isFalse();
  }

  @Test
  void wrong_method_is_a_405() {
    assertThat(administrator.delete("/api/users").status()).isEqualTo(405);
  }

  @Test
  void invalid_body_is_a_400_with_the_general_message_and_its_errors() {
    Seen seen = administrator.post("/api/users", "{}");

    assertThat(seen.status()).isEqualTo(400);
    assertThat(seen.error()).isEqualTo("There was a problem with your request.");
    assertThat(seen.errors()).hasSize(2);
    assertThat(seen.json().path("ParsedHelpLinks").isArray()).isTrue();
    assertThat(seen.json().path("Details").isObject()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'',No request body was supplied.", "'{',Model validation failed."})
  void body_that_is_no_object_is_a_400(String body, String error) {
    Seen seen = administrator.post("/api/users", body);

    assertThat(seen.status()).isEqualTo(400);
    assertThat(seen.errors()).containsExactly(error);
  }

  @Test
  void ids_and_words_of_a_path_are_found_in_any_case() {
    assertThat(administrator.get("/API/Users/uSERS-1").text("Id")).isEqualTo("Users-1");
  }

  @Test
  void put_and_delete_may_come_as_an_overridden_post() {
    String id = server.person("ada", "secret of ada");
    String body = administrator.get("/api/users/" + id).text().replace("\"ada\"", "\"ada2\"");

    Seen modified =
        administrator.with("X-HTTP-Method-Override", "PUT").post("/api/users/" + id, body);
    Seen deleted =
        administrator.with("X-HTTP-Method-Override", "DELETE").post("/api/users/" + id, "");

    assertThat(modified.status()).isEqualTo(200);
    assertThat(modified.text("Username")).isEqualTo("ada2");
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(administrator.get("/api/users/" + id).status()).isEqualTo(404);
  }

  @Test
  void moved_paths_are_reached_by_links_alone() {
    try (PlainOctopusServer moved =
        PlainOctopusServer.of(OctopusVersion.CURRENT).movedPaths().start()) {
      Visitor visitor = Visitor.administrator(moved);

      Seen me = visitor.get(visitor.get("/api").link("CurrentUser"));
      String keys = me.link("ApiKeys").replaceAll("\\{.*", "");
      Seen created = visitor.post(keys, "{\"Purpose\":\"moved\"}");
      Seen found = visitor.get(created.link("Self"));

      assertThat(me.link("Self")).isEqualTo("/api/people/Users-1");
      assertThat(found.text("Purpose")).isEqualTo("moved");
      assertThat(visitor.walk(keys + "?take=1", "Purpose"))
          .containsExactly("moved", "Automation of the tests");
      assertThat(visitor.get("/api/users/me").status()).isEqualTo(404);
      assertThat(visitor.get("/api/people/Users-1/apikeys").status()).isEqualTo(404);
    }
  }

  @Test
  void every_link_of_the_moved_root_that_is_served_is_found() {
    try (PlainOctopusServer moved =
        PlainOctopusServer.of(OctopusVersion.CURRENT).movedPaths().start()) {
      Visitor visitor = Visitor.administrator(moved);
      Seen root = visitor.get("/api");

      assertThat(
              List.of(
                  "Users",
                  "CurrentUser",
                  "Spaces",
                  "Teams",
                  "UserRoles",
                  "ScopedUserRoles",
                  "Events",
                  "EventCategories",
                  "EventGroups",
                  "EventAgents",
                  "EventDocumentTypes",
                  "ServerStatus",
                  "ServerHealthStatus",
                  "Authentication"))
          .allSatisfy(name ->
              assertThat(visitor.get(root.link(name).replaceAll("\\{.*", "")).status())
                  .isEqualTo(200));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/serverstatus", "/api/serverstatus/system-info", "/api/authentication"})
  void server_tells_about_itself(String path) {
    Seen seen = administrator.get(path);

    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.link("Self")).isEqualTo(path);
  }

  @Test
  void health_is_told_to_anybody_and_the_status_is_not() {
    assertThat(anonymous.get("/api/serverstatus/health").text("Description")).isNotEmpty();
    assertThat(anonymous.get("/api/serverstatus").status()).isEqualTo(401);
  }

  @Test
  void only_a_current_server_tells_the_limits_of_keys() {
    try (PlainOctopusServer old = PlainOctopusServer.start(OctopusVersion.OLD)) {
      Seen current = anonymous.get("/api/authentication");
      Seen before = Visitor.anonymous(old).get("/api/authentication");

      assertThat(current.json().path("ApiKeyDefaultExpiryDays").asInt()).isEqualTo(180);
      assertThat(current.json().path("ApiKeyMaxExpiryDays").asInt()).isEqualTo(366);
      assertThat(before.json().has("ApiKeyDefaultExpiryDays")).isFalse();
      assertThat(before.json().path("AuthenticationProviders").size()).isEqualTo(1);
    }
  }

  @Test
  void requests_are_recorded_in_order_with_their_header_names() {
    administrator.get("/api?x=1");
    administrator.post("/api/users/Users-1/apikeys", "{\"Purpose\":\"one\"}");

    assertThat(ReceivedRequest.lines(server.requests()))
        .containsExactly("GET /api", "POST /api/users/Users-1/apikeys");
    assertThat(server.requests().getFirst().query()).isEqualTo("x=1");
    assertThat(server.requests().getFirst().hasHeader("x-octopus-apikey")).isTrue();
    assertThat(server.requests().getLast().body()).isEqualTo("{\"Purpose\":\"one\"}");
  }

  @Test
  void recorded_requests_hold_no_secret() {
    String secret = server.administratorKey();
    administrator.get("/api/users/me?apikey=" + secret);
    anonymous.post(
        "/api/users/login", "{\"Username\":\"admin\",\"Password\":\"correct \\\" horse battery\"}");
    anonymous.post("/api/token/v1", "{\"subject_token\":\"eyJhbGciOi.secret\",\"audience\":\"x\"}");

    assertThat(server.requests().toString())
        .contains("[redacted]")
        .doesNotContain(secret, "horse battery", "eyJhbGciOi.secret");
  }

  @Test
  void forgotten_requests_are_gone() {
    anonymous.get("/api");

    server.forgetRequests();

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void closed_server_is_reached_no_more() {
    PlainOctopusServer closed = PlainOctopusServer.start(OctopusVersion.CURRENT);
    Visitor visitor = Visitor.anonymous(closed);

    closed.close();

    assertThatThrownBy(() -> visitor.get("/api")).isInstanceOf(UncheckedIOException.class);
  }
}
