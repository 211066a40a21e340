package io.keyden.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {
  @TempDir Path folder;

  @Test
  void an_empty_variable_counts_as_absent() {
    Surroundings surroundings =
        new World(folder).with("KEYDEN_URL", " ").with("OCTOPUS_URL", "x").surroundings();

    assertThat(surroundings.variable("KEYDEN_URL")).isEmpty();
    assertThat(surroundings.variable("OCTOPUS_URL")).contains("x");
    assertThat(surroundings.variable("KEYDEN_API_KEY")).isEmpty();
  }

  @Test
  void files_are_named_from_the_working_directory() {
    Surroundings surroundings = new World(folder).surroundings();

    assertThat(surroundings.file("a/b")).isEqualTo(folder.resolve("a/b"));
    assertThat(surroundings.file("/a/b")).isEqualTo(Path.of("/a/b"));
  }

  @Test
  void they_print_no_variable() {
    assertThat(new World(folder).with("KEYDEN_API_KEY", "hunter22").surroundings().toString())
        .doesNotContain("hunter22");
  }

  @Test
  void no_progress_is_shown_when_it_is_unwanted_or_the_terminal_is_dumb() {
    World quiet = new World(folder).withTerminal(80);
    World dumb = new World(folder).withTerminal(80).with("TERM", "dumb");
    World able = new World(folder).withTerminal(80);

    quiet.surroundings().progress(true).of("counting").close();
    dumb.surroundings().progress(false).of("counting").close();
    able.surroundings().progress(false).of("counting").close();

    assertThat(quiet.err()).isEmpty();
    assertThat(dumb.err()).isEmpty();
    assertThat(able.err()).contains("counting");
  }
}
