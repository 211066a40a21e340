package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The reference program in Go with both major versions of the client library, and the library's
 * other calls on identities. Its two HTTP layers differ in paths, bodies, and in what they take for
 * an error, so most things are done with each.
 */
@RunsOnPackagedServer
class GoReferenceProgramsTest {
  private static final Path SOURCES = Path.of("src/test/go").toAbsolutePath();
  private static final Path BUILT = Path.of("target/go").toAbsolutePath();
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

  private final PackagedServer server;
  private final Administration administration;

  GoReferenceProgramsTest(PackagedServer server) {
    this.server = server;
    this.administration = Administration.of(server);
  }

  @BeforeAll
  static void build() {
    String go = Program.require("go");
    for (String version : List.of("v1", "v2")) {
      Program.of(
              go,
              "build",
              "-mod=readonly",
              "-buildvcs=false",
              "-o",
              BUILT.resolve(version).toString(),
              ".")
          .in(SOURCES.resolve(version))
          .within(BUILD_LIMIT)
          .run()
          .expectSuccess();
    }
  }

  @Test
  void newer_library_creates_a_key_in_four_requests() {
    try (RecordingRelay relay = RecordingRelay.before(server)) {
      String key = createKey(newer(relay.address(), "").arguments("create-api-key"), "by Go");

      assertKeyOfAdministrator(key, "by Go");
      assertThat(relay.requestLines())
          .containsExactly(
              "GET /api/",
              "GET /api/spaces",
              "GET /api/users?filter=" + PackagedServer.ADMINISTRATOR,
              "POST /api/users/" + administratorId() + "/apikeys");
    }
  }

  @Test
  void newer_library_with_a_space_reads_its_home() {
    String space = defaultSpaceId();
    try (RecordingRelay relay = RecordingRelay.before(server)) {
      String key =
          createKey(newer(relay.address(), space).arguments("create-api-key"), "by Go in a space");

      assertKeyOfAdministrator(key, "by Go in a space");
      assertThat(relay.requestLines())
          .startsWith("GET /api/", "GET /api/" + space)
          .endsWith("POST /api/users/" + administratorId() + "/apikeys");
    }
  }

  @Test
  void older_library_creates_a_key_in_three_requests() {
    try (RecordingRelay relay = RecordingRelay.before(server)) {
      String key = createKey(older(relay.address(), ""), "by older Go");

      assertKeyOfAdministrator(key, "by older Go");
      assertThat(relay.requestLines())
          .containsExactly(
              "GET /api",
              "GET /api/users?filter=" + PackagedServer.ADMINISTRATOR,
              "POST /api/users/" + administratorId() + "/apikeys");
    }
  }

  @Test
  void older_library_with_a_space_reads_its_home() {
    String key =
        createKey(older(server.address().toString(), defaultSpaceId()), "older, in a space");

    assertKeyOfAdministrator(key, "older, in a space");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"users", "missing-user", "spaces", "teams", "user-roles", "events", "server"})
  void newer_library_finds_what_it_needs_in(String exercise) {
    Program.Result result = newer(server.address().toString(), "").arguments(exercise).run();

    result.expectSuccess();
  }

  @Test
  void newer_library_lists_what_it_created_over_three_pages() {
    Program.Result result =
        newer(server.address().toString(), "").arguments("api-keys").run().expectSuccess();

    String key = server.remember(result.createdKey());
    assertThat(administration.statusWith(key))
        .as("the exercise ends with deleting the owner, and its keys with it")
        .isEqualTo(401);
  }

  @Test
  void newer_library_sends_bodies_in_chunks() {
    try (RecordingRelay relay = RecordingRelay.before(server)) {
      newer(relay.address(), "").arguments("user-roles").run().expectSuccess();

      assertThat(relay.requests())
          .filteredOn(request -> request.method().equals("POST"))
          .isNotEmpty()
          .allSatisfy(request ->
              assertThat(request.headers("Transfer-Encoding")).containsExactly("chunked"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void wrong_key_is_refused_and_creates_nothing(String version) {
    int before = administration.keysOf(administratorId()).size();
    Program program =
        version.equals("v1")
            ? older(server.address().toString(), "")
            : newer(server.address().toString(), "").arguments("create-api-key");

    Program.Result result =
        program
            .with("OCTOPUS_API_KEY", PackagedServer.randomKey())
            .with("OCTOPUS_KEY_PURPOSE", "with a wrong key")
            .run();

    assertThat(result.exit()).as("%s", result).isEqualTo(1);
    assertThat(result.errors())
        .contains(version.equals("v1") ? "The API key you provided was not valid" : "unauthorized");
    assertThat(administration.keysOf(administratorId())).hasSize(before);
  }

  private String createKey(Program program, String purpose) {
    return server.remember(
        program.with("OCTOPUS_KEY_PURPOSE", purpose).run().expectSuccess().createdKey());
  }

  private void assertKeyOfAdministrator(String key, String purpose) {
    assertThat(Json.text(administration.userBehind(key), "Id")).isEqualTo(administratorId());
    Json.only(administration.keysOf(administratorId()), "Purpose", purpose);
  }

  private Program newer(String address, String space) {
    return program("v2", address, space);
  }

  private Program older(String address, String space) {
    return program("v1", address, space);
  }

  private Program program(String version, String address, String space) {
    return Program.of(BUILT.resolve(version).toString())
        .with("OCTOPUS_URL", address)
        .with("OCTOPUS_API_KEY", server.administratorKey())
        .with("OCTOPUS_SPACE", space)
        .with("OCTOPUS_USER_NAME", PackagedServer.ADMINISTRATOR);
  }

  private String administratorId() {
    return Json.text(administration.me(), "Id");
  }

  private String defaultSpaceId() {
    List<JsonNode> spaces =
        Json.elements(administration.get("/api/spaces/all").expect(200).json(), "spaces");
    return spaces.stream()
        .filter(space -> Json.flag(space, "IsDefault"))
        .map(space -> Json.text(space, "Id"))
        .findFirst()
        .orElseThrow();
  }
}
