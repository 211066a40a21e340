package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Reads configurations for tests. */
final class Readings {
  private Readings() {}

  static ServerConfiguration defaults() {
    return valid(Map.of(), Map.of());
  }

  static ServerConfiguration ofOptions(Map<String, String> options) {
    return valid(options, Map.of());
  }

  static ServerConfiguration ofEnvironment(Map<String, String> environment) {
    return valid(Map.of(), environment);
  }

  static ServerConfiguration valid(Map<String, String> options, Map<String, String> environment) {
    ConfigurationReading reading = new ConfigurationReader().read(options, environment);
    assertThat(reading).isInstanceOf(ConfigurationReading.Valid.class);
    return ((ConfigurationReading.Valid) reading).configuration();
  }

  static List<String> faults(Map<String, String> options, Map<String, String> environment) {
    ConfigurationReading reading = new ConfigurationReader().read(options, environment);
    assertThat(reading).isInstanceOf(ConfigurationReading.Faulty.class);
    return ((ConfigurationReading.Faulty) reading).faults().stream().map(Fault::toString).toList();
  }
}
