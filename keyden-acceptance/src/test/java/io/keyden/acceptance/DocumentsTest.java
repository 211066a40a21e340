package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents say runs, and what they point at is there. */
@RunsOnPackagedServer
class DocumentsTest {
  private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");
  private static final Pattern PRINTED = Pattern.compile("^ +(curl .*)$", Pattern.MULTILINE);

  private final PackagedServer server;

  DocumentsTest(PackagedServer server) {
    this.server = server;
  }

  @Test
  void line_of_the_readme_makes_a_key() throws IOException {
    Program.require("curl");
    String readme = Files.readString(PackagedServer.repositoryRoot().resolve("README.md"));
    String snippet =
        SHELL
            .matcher(readme)
            .results()
            .map(block -> block.group(1))
            .filter(block -> block.startsWith("curl "))
            .findFirst()
            .orElseThrow();

    Program.Result made =
        Program.of(
                "sh", "-c", snippet.replace("http://127.0.0.1:8065", server.address().toString()))
            .with("KEY", server.administratorKey())
            .run()
            .expectSuccess();

    assertThat(made.output()).contains("\"Purpose\":\"my next key\"").contains("\"ApiKey\":\"API-");
  }

  @Test
  void line_that_the_first_start_prints_makes_a_key() {
    Program.require("curl");
    MatchResult printed = PRINTED.matcher(server.output()).results().findFirst().orElseThrow();

    Program.Result made =
        Program.of("sh", "-c", printed.group(1))
            .with("KEYDEN_ADMIN_API_KEY", server.administratorKey())
            .run()
            .expectSuccess();

    assertThat(made.output()).contains("\"ApiKey\":\"API-");
  }

  @Test
  void lines_for_backing_up_and_restoring_run_beside_the_server(@TempDir Path folder)
      throws IOException {
    String operations =
        Files.readString(PackagedServer.repositoryRoot().resolve("docs/operations.md"));
    String snippet =
        SHELL
            .matcher(operations)
            .results()
            .map(block -> block.group(1))
            .filter(block -> block.startsWith("keyden backup "))
            .findFirst()
            .orElseThrow();

    Program.of("sh", "-ec", "keyden() { '" + PackagedServer.script() + "' \"$@\"; }\n" + snippet)
        .in(folder)
        .with("KEYDEN_DATA_DIR", server.dataDirectory().toString())
        .run()
        .expectSuccess();

    assertThat(folder.resolve("keyden-backup.db")).exists();
    assertThat(folder.resolve("restored-data/keyden.db")).exists();
  }

  @Test
  void every_link_between_the_documents_leads_somewhere() throws IOException {
    Path root = PackagedServer.repositoryRoot();
    List<Path> documents;
    try (Stream<Path> below = Files.walk(root.resolve("docs"))) {
      documents =
          Stream.concat(
                  Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "deploy/README.md")
                      .map(root::resolve),
                  below.filter(path -> path.toString().endsWith(".md")))
              .toList();
    }

    assertThat(documents)
        .allSatisfy(document ->
            assertThat(LINK.matcher(Files.readString(document)).results())
                .allSatisfy(link ->
                    assertThat(document.resolveSibling(link.group(1)))
                        .as("a link of %s", document.getFileName())
                        .exists()));
  }
}
