package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs with {@code @octopusdeploy/api-client}: the last version that knows users and keys, and
 * one of today, which reaches them by paths.
 */
@RunsOnPackagedServer
class TypeScriptClientTest {
  private static final Path SOURCES = Path.of("src/test/typescript").toAbsolutePath();
  private static final Path INSTALLED = Path.of("target/typescript").toAbsolutePath();
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);

  private final PackagedServer server;
  private final Administration administration;

  TypeScriptClientTest(PackagedServer server) {
    this.server = server;
    this.administration = Administration.of(server);
  }

  @BeforeAll
  static void installPackages() throws IOException {
    Program.require("node");
    String npm = Program.require("npm");
    for (String version : List.of("older", "newer")) {
      Path from = SOURCES.resolve(version);
      Path to = Files.createDirectories(INSTALLED.resolve(version));
      copy(from, to, "program.js");
      Path mark = to.resolve("installed.json");
      if (Files.exists(mark) && Files.mismatch(mark, from.resolve("package-lock.json")) < 0) {
        continue;
      }
      copy(from, to, "package.json");
      copy(from, to, "package-lock.json");
      Program.of(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
          .in(to)
          .within(INSTALL_LIMIT)
          .run()
          .expectSuccess();
      Files.copy(from.resolve("package-lock.json"), mark, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"older", "newer"})
  void created_key_signs_its_owner_in(String version) {
    String purpose = "by TypeScript, " + version;

    String key =
        server.remember(
            program(version, "create-api-key")
                .with("OCTOPUS_KEY_PURPOSE", purpose)
                .run()
                .expectSuccess()
                .createdKey());

    assertThat(Json.text(administration.userBehind(key), "Username"))
        .isEqualTo(PackagedServer.ADMINISTRATOR);
    Json.only(administration.keysOf(Json.text(administration.me(), "Id")), "Purpose", purpose);
  }

  @Test
  void older_client_lists_and_revokes_keys() {
    Program.Result result = program("older", "api-keys").run().expectSuccess();

    String key = server.remember(result.createdKey());
    assertThat(administration.statusWith(key)).as("the revoked key").isEqualTo(401);
  }

  @Test
  void older_client_reads_self_after_each_write() {
    try (RecordingRelay relay = RecordingRelay.before(server)) {
      program("older", "spaces").with("OCTOPUS_URL", relay.address()).run().expectSuccess();

      List<String> lines = relay.requestLines();
      int created = lines.indexOf("POST /api/spaces");
      assertThat(lines.get(created + 1)).matches("GET /api/spaces/Spaces-\\d+");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "collections", "wrong-key", "refusal"})
  void older_client_finds_what_it_needs_in(String command) {
    program("older", command).run().expectSuccess();
  }

  @ParameterizedTest
  @ValueSource(strings = {"current-user", "spaces", "addresses", "wrong-key", "no-key"})
  void newer_client_finds_what_it_needs_in(String command) {
    program("newer", command).run().expectSuccess();
  }

  private Program program(String version, String command) {
    Path directory = INSTALLED.resolve(version);
    return Program.of(Program.require("node"), directory.resolve("program.js").toString(), command)
        .in(directory)
        .with("OCTOPUS_URL", server.address().toString())
        .with("OCTOPUS_API_KEY", server.administratorKey())
        .with("OCTOPUS_WRONG_KEY", PackagedServer.randomKey())
        .with("OCTOPUS_NEW_PASSWORD", server.remember("pw " + PackagedServer.randomText(20)))
        .with("OCTOPUS_USER_NAME", PackagedServer.ADMINISTRATOR);
  }

  private static void copy(Path from, Path to, String name) throws IOException {
    Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
