package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The reference Java program, written with Keyden's client, as the README shows it. */
@RunsOnPackagedServer
class JavaClientProgramTest {
  /** Of the vendor's program as it is published, where some of its lines are missing. */
  private static final int LINES_OF_THE_REFERENCE_PROGRAM = 40;

  private static final Path PROGRAM =
      PackagedServer.repositoryRoot().resolve("docs/examples/CreateApiKey.java");

  private static final Path LIBRARIES =
      PackagedServer.repositoryRoot().resolve("keyden-server/target/keyden/lib");

  private final PackagedServer server;

  JavaClientProgramTest(PackagedServer server) {
    this.server = server;
  }

  @Test
  void makes_a_key_that_works() {
    String key = java(PROGRAM).run().expectSuccess().createdKey();

    assertThat(Administration.of(server).statusWith(key)).isEqualTo(200);
  }

  @Test
  void the_other_example_finds_keys_that_end_soon() {
    Administration administration = Administration.of(server);
    String me = Json.text(administration.me(), "Id");
    administration.post("/api/users/" + me + "/apikeys", endingTomorrow()).expect(200);

    Program.Result result =
        java(PackagedServer.repositoryRoot().resolve("docs/examples/FindOldKeys.java"))
            .run()
            .expectSuccess();

    assertThat(result.lines()).singleElement().asString().startsWith(me + " ends soon ");
  }

  private static JsonNode endingTomorrow() {
    return Json.object(
        Map.of(
            "Purpose", "ends soon", "Expires", Instant.now().plus(Duration.ofDays(1)).toString()));
  }

  private Program java(Path program) {
    return Program.of(Path.of(System.getProperty("java.home"), "bin", "java").toString())
        .arguments("-cp", LIBRARIES + "/*", program.toString())
        .with("OCTOPUS_URL", server.address().toString())
        .with("OCTOPUS_API_KEY", server.administratorKey());
  }

  @Test
  void has_at_most_half_the_lines_of_the_reference_program() throws IOException {
    assertThat(Files.readAllLines(PROGRAM))
        .hasSizeLessThanOrEqualTo(LINES_OF_THE_REFERENCE_PROGRAM / 2);
  }

  @Test
  void is_the_one_that_the_readme_shows() throws IOException {
    assertThat(Files.readString(PackagedServer.repositoryRoot().resolve("README.md")))
        .contains("```java\n" + Files.readString(PROGRAM) + "```");
  }
}
