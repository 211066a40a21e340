package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.address.AddressBlock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationsConfigurationTest {
  private static OperationsConfiguration operations(Duration drainDelay, String... blocks) {
    return new OperationsConfiguration(
        Arrays.stream(blocks).map(block -> AddressBlock.parse(block).orElseThrow()).toList(),
        drainDelay);
  }

  @Test
  void without_a_setting_the_defaults_hold() {
    assertThat(Readings.defaults().operations())
        .isEqualTo(operations(Duration.ZERO, "127.0.0.0/8", "::1"));
  }

  @Test
  void options_set_every_value() {
    var configuration =
        Readings.ofOptions(
            Map.of("--metrics-addresses", "10.0.0.0/8, ::1", "--drain-delay", "10s"));

    assertThat(configuration.operations())
        .isEqualTo(operations(Duration.ofSeconds(10), "10.0.0.0/8", "::1"));
  }

  @Test
  void variables_set_every_value() {
    var configuration =
        Readings.ofEnvironment(
            Map.of("KEYDEN_METRICS_ADDRESSES", "none", "KEYDEN_DRAIN_DELAY", "1m"));

    assertThat(configuration.operations()).isEqualTo(operations(Duration.ofMinutes(1)));
  }

  @Test
  void what_is_no_address_is_a_fault() {
    assertThat(Readings.faults(Map.of("--metrics-addresses", "everybody"), Map.of()))
        .isEqualTo(
            List.of(
                "--metrics-addresses: must be addresses or blocks, separated by commas, such as"
                    + " 10.0.0.0/8,::1, not \"everybody\""));
  }
}
