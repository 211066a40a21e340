package io.keyden.http.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  /** Who may call; the seam does not care what it is. */
  private enum Access {
    ANYONE
  }

  private static final Handler HANDLER = request -> Response.empty(200);

  private static final Router<Access> ROUTER =
      new Router<>(
          List.of(
              Route.get("/api", Access.ANYONE, HANDLER).alsoBelowSpace(),
              Route.get("/api/users", Access.ANYONE, HANDLER).alsoBelowSpace(),
              Route.post("/api/users", Access.ANYONE, HANDLER).alsoBelowSpace(),
              Route.get("/api/users/me", Access.ANYONE, HANDLER).alsoBelowSpace(),
              Route.get("/api/users/{id}", Access.ANYONE, HANDLER).alsoBelowSpace(),
              Route.put("/api/users/{id}", Access.ANYONE, HANDLER).alsoBelowSpace(),
              Route.delete("/api/users/{id}", Access.ANYONE, HANDLER).alsoBelowSpace(),
              Route.get("/api/users/{userId}/apikeys", Access.ANYONE, HANDLER).alsoBelowSpace(),
              Route.post("/api/users/{userId}/apikeys", Access.ANYONE, HANDLER).alsoBelowSpace(),
              Route.get("/api/users/{userId}/apikeys/{keyId}", Access.ANYONE, HANDLER)
                  .alsoBelowSpace(),
              Route.delete("/api/users/{userId}/apikeys/{keyId}", Access.ANYONE, HANDLER)
                  .alsoBelowSpace(),
              Route.get("/api/spaces", Access.ANYONE, HANDLER),
              Route.get("/api/spaces/all", Access.ANYONE, HANDLER),
              Route.get("/api/spaces/{id}", Access.ANYONE, HANDLER),
              Route.get("/api/spaces/{id}/logo", Access.ANYONE, HANDLER),
              Route.get("/", Access.ANYONE, HANDLER)));

  @ParameterizedTest
  @CsvSource({
    "/,                                   /",
    "/api,                                /api",
    "/api/,                               /api",
    "//api,                               /api",
    "/API,                                /api",
    "/%61pi,                              /api",
    "/Api/Users,                          /api/users",
    "/api//users//,                       /api/users",
    "/api/users/me,                       /api/users/me",
    "/api/USERS/ME,                       /api/users/me",
    "/api/users/Users-1,                  /api/users/{id}",
    "/api/users/me/ApiKeys,               /api/users/{userId}/apikeys",
    "/api/users/Users-1/apikeys/,         /api/users/{userId}/apikeys",
    "/api/spaces/all,                     /api/spaces/all",
    "//api/spaces/Spaces-2,               /api/spaces/{id}",
    "/api/spaces/Spaces-2/logo,           /api/spaces/{id}/logo"
  })
  void path_words_match_in_any_case_and_extra_slashes_are_forgiven(String path, String template) {
    RouteMatch.Matched<Access> match = matched(Method.GET, path);

    assertThat(match.route().template()).hasToString(template);
    assertThat(match.request().space()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/Spaces-1,                        /api,                        Spaces-1",
    "/api/spaces-22/,                      /api,                        spaces-22",
    "/api/SPACES-3/users,                  /api/users,                  SPACES-3",
    "/api/Spaces-1/users/me,               /api/users/me,               Spaces-1",
    "/api/Spaces-1/users/Users-1/apikeys,  /api/users/{userId}/apikeys, Spaces-1",
    "/api/spaces/Spaces-1/users,           /api/users,                  Spaces-1",
    "/api/spaces/default/users,            /api/users,                  default",
    "/api/spaces/all/users,                /api/users,                  all",
    "/api/Spaces/My%20Space/Users,         /api/users,                  My Space"
  })
  void a_route_below_a_space_knows_the_space(String path, String template, String space) {
    RouteMatch.Matched<Access> match = matched(Method.GET, path);

    assertThat(match.route().template()).hasToString(template);
    assertThat(match.request().space()).hasValue(space);
  }

  @Test
  void parameters_below_a_space_are_those_of_the_template() {
    Request request =
        matched(Method.GET, "/api/spaces/default/users/Users-1/apikeys/apikeys-a").request();

    assertThat(request.parameter("userId")).isEqualTo("Users-1");
    assertThat(request.parameter("keyId")).isEqualTo("apikeys-a");
    assertThat(request.space()).hasValue("default");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ap", "/api/nothing", "/api/Spaces-", "/api/Spaces-1x", "/api/Spaces-1/spaces",
        "/api/users/a/b", "/api/users/a/apikeys/b/c", "*", "api", "api/users"
      })
  void other_paths_are_unknown(String path) {
    assertThat(match(Method.GET, path)).isInstanceOf(RouteMatch.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/../api",
        "/api/users/..",
        "/api/users/.",
        "/api/%2e%2e/api",
        "/api/users/%2E",
        "/./api",
        "/api/.%2e/api"
      })
  void dot_segments_name_nothing(String path) {
    assertThat(match(Method.GET, path)).isInstanceOf(RouteMatch.Unknown.class);
  }

  @Test
  void parameters_are_decoded_with_their_case_kept() {
    Request request = matched(Method.GET, "/api/users/M%C3%BCller%20a+b%2Fc").request();

    assertThat(request.parameter("id")).isEqualTo("Müller a+b/c");
    assertThat(request.path()).isEqualTo("/api/users/Müller a+b/c");
    assertThat(request.rawTarget()).isEqualTo("/api/users/M%C3%BCller%20a+b%2Fc");
    assertThatThrownBy(() -> request.parameter("other"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_encoded_slash_does_not_split_a_segment() {
    assertThat(match(Method.GET, "/api%2Fusers")).isInstanceOf(RouteMatch.Unknown.class);
    assertThat(match(Method.GET, "/api/users/me%2Fapikeys"))
        .isInstanceOfSatisfying(
            RouteMatch.Matched.class,
            match -> assertThat(match.route().template()).hasToString("/api/users/{id}"));
  }

  @Test
  void a_wrong_method_is_told_apart_and_the_right_ones_are_named() {
    assertThat(match(Method.DELETE, "/api/users"))
        .isEqualTo(new RouteMatch.WrongMethod<>(Set.of(Method.GET, Method.HEAD, Method.POST)));
    assertThat(match(Method.PUT, "/api/users/me"))
        .isEqualTo(new RouteMatch.WrongMethod<>(Set.of(Method.GET, Method.HEAD)));
  }

  @Test
  void head_finds_the_route_of_get() {
    RouteMatch.Matched<Access> match = matched(Method.HEAD, "/api/users/Users-1");

    assertThat(match.route().method()).isEqualTo(Method.GET);
    assertThat(match.request().method()).isEqualTo(Method.HEAD);
  }

  @Test
  void an_empty_id_never_creates_a_key_for_somebody_else() {
    assertThat(match(Method.POST, "/api/users//apikeys"))
        .isInstanceOf(RouteMatch.WrongMethod.class);
    assertThat(match(Method.DELETE, "/api/users/Users-1/apikeys//"))
        .isInstanceOf(RouteMatch.WrongMethod.class);
    assertThat(match(Method.DELETE, "/api/users//")).isInstanceOf(RouteMatch.WrongMethod.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/%",
        "/api/%4",
        "/api/%zz",
        "/api/%ff",
        "/api/%C0%AF",
        "/api/%00",
        "/api/a%0d%0ab",
        "/api/%7f",
        "/api/%C2%85",
        "/api/\u0000",
        "/api/\n",
        "/api/ü",
        "/api/a b"
      })
  void a_malformed_path_is_a_bad_request(String path) {
    assertThatThrownBy(() -> match(Method.GET, path)).isInstanceOf(BadRequestException.class);
  }

  @Test
  void length_and_number_of_segments_are_limited() {
    assertThatThrownBy(() -> match(Method.GET, "/" + "a".repeat(RequestPath.MAX_LENGTH)))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> match(Method.GET, "/a".repeat(RequestPath.MAX_SEGMENTS + 1)))
        .isInstanceOf(BadRequestException.class);
    assertThat(match(Method.GET, "/".repeat(RequestPath.MAX_LENGTH)))
        .isInstanceOf(RouteMatch.Matched.class);
  }

  @ParameterizedTest
  @CsvSource({"/api/users/{a},  /api/users/{b}", "/api/Users,      /api/users"})
  void two_routes_for_the_same_requests_are_refused_at_construction(String one, String other) {
    assertThatThrownBy(() ->
            new Router<>(
                List.of(
                    Route.get(one, Access.ANYONE, HANDLER),
                    Route.get(other, Access.ANYONE, HANDLER))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(one.strip());
  }

  @Test
  void a_route_that_hides_one_below_a_space_is_refused_at_construction() {
    assertThatThrownBy(() ->
            new Router<>(
                List.of(
                    Route.get("/api/teams", Access.ANYONE, HANDLER).alsoBelowSpace(),
                    Route.get("/api/spaces/{id}/teams", Access.ANYONE, HANDLER))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("below a space");
  }

  @Test
  void only_a_path_below_api_can_be_below_a_space() {
    Route<Access> route = Route.get("/health", Access.ANYONE, HANDLER);

    assertThatThrownBy(route::alsoBelowSpace).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api",
        "/api/",
        "//api",
        "/api/{}",
        "/api/{a}/{a}",
        "/api/{a}b",
        "/a b",
        "/a/../b",
        "/a?b",
        "/%61"
      })
  void a_malformed_template_is_refused(String template) {
    assertThatThrownBy(() -> PathTemplate.of(template))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RouteMatch<Access> match(Method method, String path) {
    return ROUTER.match(Request.to(method, path).build());
  }

  private static RouteMatch.Matched<Access> matched(Method method, String path) {
    RouteMatch<Access> match = match(method, path);
    assertThat(match).as(path).isInstanceOf(RouteMatch.Matched.class);
    return (RouteMatch.Matched<Access>) match;
  }

  @ParameterizedTest
  @CsvSource({"/api/Spaces-1, true", "/api/spaces-22/, true", "/api/projects, false"})
  void parameter_for_the_id_of_a_space_takes_nothing_else(String path, boolean found) {
    var router =
        new Router<>(
            List.of(
                Route.get("/api/{spaceId}", Access.ANYONE, HANDLER),
                Route.get("/api/users", Access.ANYONE, HANDLER).alsoBelowSpace()));

    var match = router.match(Request.to(Method.GET, path).build());

    if (found) {
      assertThat(match).isInstanceOf(RouteMatch.Matched.class);
      assertThat(((RouteMatch.Matched<Access>) match).request().parameter("spaceId"))
          .startsWithIgnoringCase("spaces-");
    } else {
      assertThat(match).isInstanceOf(RouteMatch.Unknown.class);
    }
  }
}
