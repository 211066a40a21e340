package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.address.AddressBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
          List.of(),
          Optional.empty());

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
              AddressBlock.parse("fd00::7").orElseThrow()),
          Optional.of(new TlsFiles(Path.of("/tls/chain.pem"), Path.of("/tls/key.pem"))));

  @Test
  void without_a_setting_the_defaults_hold() {
    assertThat(Readings.defaults().http()).isEqualTo(DEFAULT);
  }

  @Test
  void options_set_every_value() {
    Map<String, String> options =
        Map.ofEntries(
            Map.entry("--host", "[::1]"),
            Map.entry("--port", "0"),
            Map.entry("--body-bytes-max", "2KiB"),
            Map.entry("--header-bytes-max", "65536"),
            Map.entry("--connections-max", "7"),
            Map.entry("--idle-timeout", "500ms"),
            Map.entry("--request-timeout", "2m"),
            Map.entry("--shutdown-grace", "0s"),
            Map.entry("--trusted-proxies", "10.0.0.0/8, fd00::7"),
            Map.entry("--tls-certificate", "/tls/chain.pem"),
            Map.entry("--tls-key", "/tls/key.pem"));

    ServerConfiguration configuration = Readings.ofOptions(options);

    assertThat(configuration.http()).isEqualTo(CHANGED);
  }

  @Test
  void variables_set_every_value() {
    Map<String, String> environment =
        Map.ofEntries(
            Map.entry("KEYDEN_HOST", "::1"),
            Map.entry("KEYDEN_PORT", "0"),
            Map.entry("KEYDEN_BODY_BYTES_MAX", "2048"),
            Map.entry("KEYDEN_HEADER_BYTES_MAX", "64 KiB"),
            Map.entry("KEYDEN_CONNECTIONS_MAX", "7"),
            Map.entry("KEYDEN_IDLE_TIMEOUT", "500 ms"),
            Map.entry("KEYDEN_REQUEST_TIMEOUT", "120s"),
            Map.entry("KEYDEN_SHUTDOWN_GRACE", "0ms"),
            Map.entry("KEYDEN_TRUSTED_PROXIES", "10.0.0.0/8,fd00::7,"),
            Map.entry("KEYDEN_TLS_CERTIFICATE", "/tls/chain.pem"),
            Map.entry("KEYDEN_TLS_KEY", "/tls/key.pem"));

    ServerConfiguration configuration = Readings.ofEnvironment(environment);

    assertThat(configuration.http()).isEqualTo(CHANGED);
  }

  @Test
  void a_certificate_without_a_key_and_a_key_without_a_certificate_are_faults() {
    assertThat(Readings.faults(Map.of("--tls-certificate", "chain.pem"), Map.of()))
        .containsExactly("--tls-key: is needed with --tls-certificate");
    assertThat(Readings.faults(Map.of(), Map.of("KEYDEN_TLS_KEY", "key.pem")))
        .containsExactly("--tls-certificate: is needed with --tls-key");
    assertThat(Readings.faults(Map.of("--tls-certificate", "c", "--tls-key", " "), Map.of()))
        .containsExactly("--tls-key: must be a path, not \" \"");
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
        List.of(),
        Optional.empty());
  }
}
