package io.keyden.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * JSON as it must be, a file for each route and status. {@code -Dgolden.rewrite=true} writes the
 * files anew; the difference is to be read, never waved through.
 */
public final class GoldenFiles {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private GoldenFiles() {}

  /** Compares the JSON of {@code resource} with {@code golden/name.json}. */
  public static void assertGolden(String name, Object resource) {
    var file = FOLDER.resolve(name + ".json");
    var json = pretty(new String(Json.write(resource), StandardCharsets.UTF_8));
    try {
      if (Boolean.getBoolean("golden.rewrite")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, json);
      }
      assertThat(json).as("golden file %s", file).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A member a line, so that a difference is easy to read; everything else as it was written. */
  private static String pretty(String json) {
    var node = tools.jackson.databind.json.JsonMapper.shared().readTree(json);
    assertThat(node.toString()).as("numbers and members survive").isEqualTo(json);
    return tools.jackson.databind.json.JsonMapper.shared()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(node)
        + "\n";
  }
}
