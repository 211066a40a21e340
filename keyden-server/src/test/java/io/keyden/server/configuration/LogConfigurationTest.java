package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.http.accesslog.AccessLogFormat;
import io.keyden.server.logging.LogFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogConfigurationTest {
  @Test
  void without_a_setting_the_defaults_hold() {
    assertThat(Readings.defaults().log())
        .isEqualTo(
            new LogConfiguration(
                System.Logger.Level.INFO, LogFormat.LINE, true, AccessLogFormat.LOGFMT));
  }

  @Test
  void options_set_every_value() {
    ServerConfiguration configuration =
        Readings.ofOptions(
            Map.of(
                "--log-level", "debug",
                "--log-format", "json",
                "--access-log", "off",
                "--access-log-format", "json"));

    assertThat(configuration.log())
        .isEqualTo(
            new LogConfiguration(
                System.Logger.Level.DEBUG, LogFormat.JSON, false, AccessLogFormat.JSON));
  }

  @Test
  void variables_set_every_value() {
    ServerConfiguration configuration =
        Readings.ofEnvironment(
            Map.of(
                "KEYDEN_LOG_LEVEL", "Warning",
                "KEYDEN_LOG_FORMAT", "JSON",
                "KEYDEN_ACCESS_LOG", "no",
                "KEYDEN_ACCESS_LOG_FORMAT", "json"));

    assertThat(configuration.log())
        .isEqualTo(
            new LogConfiguration(
                System.Logger.Level.WARNING, LogFormat.JSON, false, AccessLogFormat.JSON));
  }

  @Test
  void other_formats_are_faults() {
    assertThat(
            Readings.faults(Map.of("--log-format", "xml", "--access-log-format", "line"), Map.of()))
        .containsExactlyInAnyOrder(
            "--log-format: must be line or json, not \"xml\"",
            "--access-log-format: must be logfmt or json, not \"line\"");
  }

  @ParameterizedTest
  @CsvSource({"error,ERROR", "warning,WARNING", "info,INFO", "debug,DEBUG", "trace,TRACE"})
  void every_level_has_its_word(String text, System.Logger.Level level) {
    assertThat(Readings.ofOptions(Map.of("--log-level", text)).log().level()).isEqualTo(level);
  }
}
