package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationsConfigurationTest {
  private static OperationsConfiguration withAddresses(String... blocks) {
    return new OperationsConfiguration(
        Arrays.stream(blocks).map(block -> AddressBlock.parse(block).orElseThrow()).toList());
  }

  @Test
  void without_a_setting_the_defaults_hold() {
    assertThat(Readings.defaults().operations()).isEqualTo(withAddresses("127.0.0.0/8", "::1"));
  }

  @Test
  void options_set_every_value() {
    var configuration = Readings.ofOptions(Map.of("--metrics-addresses", "10.0.0.0/8, ::1"));

    assertThat(configuration.operations()).isEqualTo(withAddresses("10.0.0.0/8", "::1"));
  }

  @Test
  void variables_set_every_value() {
    var configuration = Readings.ofEnvironment(Map.of("KEYDEN_METRICS_ADDRESSES", "none"));

    assertThat(configuration.operations()).isEqualTo(withAddresses());
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
