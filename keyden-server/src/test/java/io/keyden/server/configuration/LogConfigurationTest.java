package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogConfigurationTest {
  @Test
  void without_a_setting_the_defaults_hold() {
    assertThat(Readings.defaults().log())
        .isEqualTo(new LogConfiguration(System.Logger.Level.INFO, true));
  }

  @Test
  void options_set_every_value() {
    ServerConfiguration configuration =
        Readings.ofOptions(Map.of("--log-level", "debug", "--access-log", "off"));

    assertThat(configuration.log())
        .isEqualTo(new LogConfiguration(System.Logger.Level.DEBUG, false));
  }

  @Test
  void variables_set_every_value() {
    ServerConfiguration configuration =
        Readings.ofEnvironment(Map.of("KEYDEN_LOG_LEVEL", "Warning", "KEYDEN_ACCESS_LOG", "no"));

    assertThat(configuration.log())
        .isEqualTo(new LogConfiguration(System.Logger.Level.WARNING, false));
  }

  @ParameterizedTest
  @CsvSource({"error,ERROR", "warning,WARNING", "info,INFO", "debug,DEBUG", "trace,TRACE"})
  void every_level_has_its_word(String text, System.Logger.Level level) {
    assertThat(Readings.ofOptions(Map.of("--log-level", text)).log().level()).isEqualTo(level);
  }
}
