package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerConfigurationTest {
  @Test
  void without_a_setting_no_ready_file_is_written() {
    assertThat(Readings.defaults().readyFile()).isEmpty();
  }

  @Test
  void an_option_sets_the_ready_file() {
    assertThat(Readings.ofOptions(Map.of("--ready-file", "ready.txt")).readyFile())
        .contains(Path.of("ready.txt").toAbsolutePath());
  }

  @Test
  void a_variable_sets_the_ready_file() {
    assertThat(Readings.ofEnvironment(Map.of("KEYDEN_READY_FILE", "/run/ready")).readyFile())
        .contains(Path.of("/run/ready"));
  }
}
