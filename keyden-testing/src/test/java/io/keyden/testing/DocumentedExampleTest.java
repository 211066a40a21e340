package io.keyden.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/testing.md} shows a test that runs. */
class DocumentedExampleTest {
  private static final Path EXAMPLE =
      Path.of("src", "test", "java", "io", "keyden", "testing", "example", "CreateKeyTest.java");

  @Test
  void the_document_shows_the_example_as_it_runs() throws IOException {
    var document = Files.readString(Path.of("..", "docs", "testing.md"));

    assertThat(document).contains("```java\n" + Files.readString(EXAMPLE) + "```\n");
  }
}
