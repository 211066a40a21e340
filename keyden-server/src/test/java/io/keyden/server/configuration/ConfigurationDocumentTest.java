package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} tells of every setting, with its default. */
final class ConfigurationDocumentTest {
  @Test
  void every_setting_stands_in_the_document_with_its_default() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", "configuration.md"));

    assertThat(Settings.all())
        .allSatisfy(setting -> {
          var name = setting.hasOption() ? setting.option() : setting.variable();
          assertThat(lines)
              .as("the line of %s", name)
              .anyMatch(line ->
                  line.startsWith("| `" + name + "` | ")
                      && (!setting.hasOption()
                          || line.contains(
                              " | "
                                  + (setting.defaultText().isEmpty()
                                      ? "empty"
                                      : setting.defaultText())
                                  + " | ")));
        });
  }
}
