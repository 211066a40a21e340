package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The reference program in Python and its neighbours, run as they are with {@code requests}. */
@RunsOnPackagedServer
class PythonReferenceProgramTest {
  private static final Path SOURCES = Path.of("src/test/python").toAbsolutePath();
  private static final Path ENVIRONMENT = Path.of("target/python").toAbsolutePath();
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);

  private final PackagedServer server;
  private final Administration administration;

  PythonReferenceProgramTest(PackagedServer server) {
    this.server = server;
    this.administration = Administration.of(server);
  }

  @BeforeAll
  static void installPackages() throws IOException {
    String python = Program.require("python3");
    Path requirements = SOURCES.resolve("requirements.txt");
    Path installed = ENVIRONMENT.resolve("installed.txt");
    if (Files.exists(installed) && Files.mismatch(installed, requirements) < 0) {
      return;
    }
    Program.of(python, "-m", "venv", "--clear", ENVIRONMENT.toString())
        .within(INSTALL_LIMIT)
        .run()
        .expectSuccess();
    Program.of(
            ENVIRONMENT.resolve("bin/python").toString(),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--requirement",
            requirements.toString())
        .within(INSTALL_LIMIT)
        .run()
        .expectSuccess();
    Files.copy(requirements, installed);
  }

  @Test
  void created_key_signs_its_owner_in_and_is_listed_without_its_text() {
    JsonNode owner = administration.me();

    String key = createKey(server.address().toString(), PackagedServer.ADMINISTRATOR, "by Python");

    assertThat(key).matches("API-[A-Z0-9]{25,32}");
    assertThat(Json.text(administration.userBehind(key), "Id")).isEqualTo(Json.text(owner, "Id"));
    JsonNode listed =
        Json.only(administration.keysOf(Json.text(owner, "Id")), "Purpose", "by Python");
    assertThat(listed.path("ApiKey").path("HasValue").asBoolean()).isTrue();
    assertThat(listed.path("ApiKey").path("NewValue").isNull()).isTrue();
    assertThat(listed.toString()).doesNotContain(key);
  }

  @Test
  void names_and_purposes_outside_of_ascii_come_back_unchanged() {
    JsonNode owner = administration.createServiceAccount("Größe 小 user");
    String purpose = "Schlüssel für Ø 鍵 🔑";

    String key = createKey(server.address().toString(), "Größe 小 user", purpose);

    assertThat(Json.text(administration.userBehind(key), "Username")).isEqualTo("Größe 小 user");
    assertThat(Json.texts(administration.keysOf(Json.text(owner, "Id")), "Purpose"))
        .containsExactly(purpose);
  }

  /** The wanted user sorts last, so that every page is needed. */
  @ParameterizedTest
  @ValueSource(ints = {30, 45, 60})
  void program_finds_the_user_on_the_last_page_and_may_ask_past_the_end(int users) {
    while (administration.userCount() < users) {
      administration.createServiceAccount("filler " + PackagedServer.randomText(12));
    }
    assertThat(administration.userCount()).isEqualTo(users);

    List<String> requests;
    try (RecordingRelay relay = RecordingRelay.before(server)) {
      String key = createKey(relay.address(), PackagedServer.ADMINISTRATOR, "page " + users);
      assertThat(administration.statusWith(key)).isEqualTo(200);
      requests = relay.requestLines();
    }

    List<String> pages = requests.stream().filter(line -> line.contains("/users?")).toList();
    assertThat(pages)
        .isEqualTo(
            users == 60
                ? List.of(
                    "GET /api/users?skip=0", "GET /api/users?skip=30", "GET /api/users?skip=60")
                : List.of("GET /api/users?skip=0", "GET /api/users?skip=30"));
    assertThat(requests).first().isEqualTo("GET /api/spaces?skip=0");
    assertThat(requests).last().asString().matches("POST /api/users/Users-\\d+/apikeys");
  }

  @Test
  void neighbour_that_reads_every_member_by_index_finds_them_all() {
    JsonNode role =
        administration
            .post(
                "/api/userroles",
                Json.object(
                    Map.of(
                        "Name", "Python reader",
                        "GrantedSystemPermissions", List.of("UserView"),
                        "GrantedSpacePermissions", List.of())))
            .expect(201)
            .json();
    JsonNode team =
        administration
            .post(
                "/api/teams",
                Json.object(
                    Map.of(
                        "Name",
                        "Python team",
                        "MemberUserIds",
                        List.of(Json.text(administration.me(), "Id")))))
            .expect(201)
            .json();
    administration
        .post(
            "/api/scopeduserroles",
            Json.object(
                Map.of("TeamId", Json.text(team, "Id"), "UserRoleId", Json.text(role, "Id"))))
        .expect(201);

    List<String> lines =
        program("list_users.py", server.address().toString()).run().expectSuccess().lines();

    assertThat(lines)
        .filteredOn(line -> line.startsWith("user "))
        .hasSize(administration.userCount());
    assertThat(lines)
        .contains("role " + PackagedServer.ADMINISTRATOR + ": Python team: Python reader: system");
  }

  private String createKey(String address, String username, String purpose) {
    return server.remember(
        program("create_api_key.py", address)
            .with("OCTOPUS_SPACE_NAME", "Default")
            .with("OCTOPUS_USER_NAME", username)
            .with("OCTOPUS_KEY_PURPOSE", purpose)
            .run()
            .expectSuccess()
            .createdKey());
  }

  private Program program(String name, String address) {
    return Program.of(
            ENVIRONMENT.resolve("bin/python").toString(), SOURCES.resolve(name).toString())
        .with("OCTOPUS_URL", address)
        .with("OCTOPUS_API_KEY", server.administratorKey())
        .with("PYTHONIOENCODING", "utf-8")
        .with("PYTHONUTF8", "1")
        .with("PYTHONDONTWRITEBYTECODE", "1");
  }
}
