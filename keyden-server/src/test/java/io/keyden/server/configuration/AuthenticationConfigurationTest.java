package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthenticationConfigurationTest {
  private static final AuthenticationConfiguration CHANGED =
      new AuthenticationConfiguration(false, 5, Duration.ofMillis(250), 1_000_000, 200_000);

  @Test
  void without_a_setting_the_defaults_hold() {
    assertThat(Readings.defaults().authentication())
        .isEqualTo(
            new AuthenticationConfiguration(true, 60, Duration.ofSeconds(1), 100_000, 10_000));
  }

  @Test
  void options_set_every_value() {
    Map<String, String> options =
        Map.of(
            "--query-api-key", "off",
            "--bad-key-burst", "5",
            "--bad-key-refill", "250ms",
            "--remembered-keys-max", "1000000",
            "--remembered-accounts-max", "200000");

    ServerConfiguration configuration = Readings.ofOptions(options);

    assertThat(configuration.authentication()).isEqualTo(CHANGED);
  }

  @Test
  void variables_set_every_value() {
    Map<String, String> environment =
        Map.of(
            "KEYDEN_QUERY_API_KEY", "False",
            "KEYDEN_BAD_KEY_BURST", "5",
            "KEYDEN_BAD_KEY_REFILL", "250ms",
            "KEYDEN_REMEMBERED_KEYS_MAX", "1000000",
            "KEYDEN_REMEMBERED_ACCOUNTS_MAX", "200000");

    ServerConfiguration configuration = Readings.ofEnvironment(environment);

    assertThat(configuration.authentication()).isEqualTo(CHANGED);
  }

  @Test
  void a_limit_that_never_refills_cannot_exist() {
    assertThatThrownBy(() -> new AuthenticationConfiguration(true, 1, Duration.ZERO, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AuthenticationConfiguration(true, 0, Duration.ofSeconds(1), 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_memory_for_nothing_cannot_exist() {
    assertThatThrownBy(() -> new AuthenticationConfiguration(true, 1, Duration.ofSeconds(1), 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AuthenticationConfiguration(true, 1, Duration.ofSeconds(1), 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
