package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpConfigurationTest {
  private static final HttpConfiguration DEFAULT =
      new HttpConfiguration(
          "127.0.0.1",
          8065,
          1_048_576,
          16_384,
          1024,
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          List.of());

  private static final HttpConfiguration CHANGED =
      new HttpConfiguration(
          "::1",
          0,
          2048,
          65_536,
          7,
          Duration.ofMillis(500),
          Duration.ofMinutes(2),
          Duration.ZERO,
          List.of(
              AddressBlock.parse("10.0.0.0/8").orElseThrow(),
              AddressBlock.parse("fd00::7").orElseThrow()));

  @Test
  void without_a_setting_the_defaults_hold() {
    assertThat(Readings.defaults().http()).isEqualTo(DEFAULT);
  }

  @Test
  void options_set_every_value() {
    Map<String, String> options =
        Map.of(
            "--host", "[::1]",
            "--port", "0",
            "--body-bytes-max", "2KiB",
            "--header-bytes-max", "65536",
            "--connections-max", "7",
            "--idle-timeout", "500ms",
            "--request-timeout", "2m",
            "--shutdown-grace", "0s",
            "--trusted-proxies", "10.0.0.0/8, fd00::7");

    ServerConfiguration configuration = Readings.ofOptions(options);

    assertThat(configuration.http()).isEqualTo(CHANGED);
  }

  @Test
  void variables_set_every_value() {
    Map<String, String> environment =
        Map.of(
            "KEYDEN_HOST", "::1",
            "KEYDEN_PORT", "0",
            "KEYDEN_BODY_BYTES_MAX", "2048",
            "KEYDEN_HEADER_BYTES_MAX", "64 KiB",
            "KEYDEN_CONNECTIONS_MAX", "7",
            "KEYDEN_IDLE_TIMEOUT", "500 ms",
            "KEYDEN_REQUEST_TIMEOUT", "120s",
            "KEYDEN_SHUTDOWN_GRACE", "0ms",
            "KEYDEN_TRUSTED_PROXIES", "10.0.0.0/8,fd00::7,");

    ServerConfiguration configuration = Readings.ofEnvironment(environment);

    assertThat(configuration.http()).isEqualTo(CHANGED);
  }

  @Test
  void a_record_that_would_refuse_everybody_cannot_exist() {
    assertThatThrownBy(() -> http(-1, 1, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> http(65_536, 1, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> http(80, 0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> http(80, 1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static HttpConfiguration http(int port, int bodyBytesMax, Duration idleTimeout) {
    return new HttpConfiguration(
        "localhost",
        port,
        bodyBytesMax,
        1,
        1,
        idleTimeout,
        Duration.ofSeconds(1),
        Duration.ZERO,
        List.of());
  }
}
