package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {
  @Test
  void an_option_wins_over_the_variable() {
    ServerConfiguration configuration =
        Readings.valid(Map.of("--port", "1"), Map.of("KEYDEN_PORT", "2"));

    assertThat(configuration.http().port()).isEqualTo(1);
  }

  @Test
  void a_variable_that_an_option_replaces_is_not_even_checked() {
    ServerConfiguration configuration =
        Readings.valid(Map.of("--port", "1"), Map.of("KEYDEN_PORT", "broken"));

    assertThat(configuration.http().port()).isEqualTo(1);
  }

  @Test
  void an_empty_variable_counts_as_absent() {
    Map<String, String> environment = new HashMap<>();
    Settings.all().forEach(setting -> environment.put(setting.variable(), ""));

    assertThat(Readings.ofEnvironment(environment)).isEqualTo(Readings.defaults());
  }

  @Test
  void every_fault_is_told_at_once_under_the_name_that_was_used() {
    Map<String, String> options = Map.of("--port", "65536", "--idle-timeout", "60");
    Map<String, String> environment =
        Map.of(
            "KEYDEN_HOST", "two words",
            "KEYDEN_BODY_BYTES_MAX", "1MB",
            "KEYDEN_ACCESS_LOG", "maybe",
            "KEYDEN_LOG_LEVEL", "loud",
            "KEYDEN_TRUSTED_PROXIES", "10.0.0.1/8");

    List<String> faults = Readings.faults(options, environment);

    assertThat(faults)
        .containsExactlyInAnyOrder(
            "--port: must be a whole number from 0 to 65535, not \"65536\"",
            "--idle-timeout: must be a duration from 1ms to 24h, such as 500ms, 30s or 5m, not \"60\"",
            "KEYDEN_HOST: must be the name or address of a network interface, not \"two words\"",
            "KEYDEN_BODY_BYTES_MAX: must be a size from 1KiB to 1024MiB, such as 64KiB, not \"1MB\"",
            "KEYDEN_ACCESS_LOG: must be on or off, not \"maybe\"",
            "KEYDEN_LOG_LEVEL: must be one of error, warning, info, debug and trace, not \"loud\"",
            "KEYDEN_TRUSTED_PROXIES: must be addresses or blocks, separated by commas, such as 10.0.0.0/8,::1, not \"10.0.0.1/8\"");
  }

  @Test
  void a_fault_stays_on_one_short_line_whatever_the_value_holds() {
    String value = "x\nKEYDEN_HOST: forged" + "y".repeat(10_000);

    List<String> faults = Readings.faults(Map.of("--port", value), Map.of());

    assertThat(faults)
        .singleElement()
        .asString()
        .contains("x\\nKEYDEN_HOST")
        .doesNotContain("\n")
        .hasSizeLessThan(200);
  }

  @ParameterizedTest
  @CsvSource({
    "--port,-1",
    "--port,+1",
    "--port,1e3",
    "--port,99999999999999999999",
    "--connections-max,0",
    "--connections-max,1000001",
    "--header-bytes-max,1023",
    "--header-bytes-max,2MiB",
    "--body-bytes-max,9999999999GiB",
    "--request-timeout,0s",
    "--request-timeout,25h",
    "--request-timeout,-1s",
    "--shutdown-grace,601s",
    "--bad-key-burst,0",
    "--bad-key-refill,0ms",
    "--remembered-keys-max,0",
    "--remembered-accounts-max,10000001",
    "--host,http://x",
    "--host,-x",
    "--host,1:2:3",
    "--trusted-proxies,example.org",
    "--trusted-proxies,10.0.0.0/33",
    "--query-api-key,1"
  })
  void values_out_of_range_are_refused(String option, String value) {
    assertThat(Readings.faults(Map.of(option, value), Map.of()))
        .singleElement()
        .asString()
        .startsWith(option + ": must be ")
        .endsWith(", not \"" + value + "\"");
  }

  @ParameterizedTest
  @CsvSource({"localhost", "0.0.0.0", "::", "fe80::1", "keyden.example.org", "my_host"})
  void names_and_addresses_are_taken_as_host(String host) {
    assertThat(Readings.ofOptions(Map.of("--host", host)).http().host()).isEqualTo(host);
  }

  @Test
  void a_name_that_is_not_known_is_told_with_the_nearest_one_and_changes_nothing() {
    Map<String, String> environment =
        Map.of("KEYDEN_PROT", "1", "KEYDEN_DATADIR", "x", "KEYDEN_\nFORGED", "x", "OTHER", "x");

    ConfigurationReading reading = new ConfigurationReader().read(Map.of(), environment);

    assertThat(reading)
        .isEqualTo(
            new ConfigurationReading.Valid(
                Readings.defaults(),
                List.of(
                    "KEYDEN_\\nFORGED is not a setting and is ignored; the nearest name is KEYDEN_PORT",
                    "KEYDEN_DATADIR is not a setting and is ignored; the nearest name is KEYDEN_DATA_DIR",
                    "KEYDEN_PROT is not a setting and is ignored; the nearest name is KEYDEN_PORT")));
  }

  @Test
  void names_that_other_parts_of_keyden_read_are_not_warned_about() {
    ConfigurationReading reading =
        new ConfigurationReader().read(Map.of(), Map.of("KEYDEN_JAVA_OPTIONS", "-Xmx1g"));

    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void what_kubernetes_sets_for_a_service_of_this_name_does_not_prevent_the_start() {
    Map<String, String> environment =
        Map.of(
            "KEYDEN_PORT", "tcp://10.96.0.7:8065",
            "KEYDEN_SERVICE_HOST", "10.96.0.7",
            "KEYDEN_SERVICE_PORT", "8065",
            "KEYDEN_SERVICE_PORT_HTTP", "8065",
            "KEYDEN_PORT_8065_TCP", "tcp://10.96.0.7:8065",
            "KEYDEN_PORT_8065_TCP_ADDR", "10.96.0.7");

    ConfigurationReading reading = new ConfigurationReader().read(Map.of(), environment);

    assertThat(reading)
        .isEqualTo(
            new ConfigurationReading.Valid(
                Readings.defaults(),
                List.of(
                    "KEYDEN_PORT holds the URL of a Kubernetes service and is ignored; use --port to set the port")));
  }

  @Test
  void a_retired_name_stops_the_start_and_says_what_replaced_it() {
    ConfigurationReader reader =
        new ConfigurationReader(List.of(new RetiredSetting("http-port", "use --port")));

    ConfigurationReading reading =
        reader.read(Map.of("--http-port", "1"), Map.of("KEYDEN_HTTP_PORT", "2"));

    assertThat(reading)
        .isEqualTo(
            new ConfigurationReading.Faulty(
                List.of(
                    new Fault("--http-port", "is retired; use --port"),
                    new Fault("KEYDEN_HTTP_PORT", "is retired; use --port")),
                List.of()));
  }

  @Test
  void names_are_unique_and_spelled_alike() {
    List<String> names = Settings.all().stream().map(Setting::name).toList();

    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    assertThat(Settings.PORT.variable()).isEqualTo("KEYDEN_PORT");
    assertThat(Settings.BODY_BYTES_MAX.variable()).isEqualTo("KEYDEN_BODY_BYTES_MAX");
  }
}
