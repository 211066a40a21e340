package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.secret.Secret;
import io.keyden.server.configuration.FirstAdministratorConfiguration.Way;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstAdministratorConfigurationTest {
  private static final String KEY = "API-ABCDEFGHIJKLMNOPQRSTUVWXY2";

  @Test
  void without_a_setting_the_server_makes_the_secrets() {
    assertThat(Readings.defaults().firstAdministrator())
        .isEqualTo(
            new FirstAdministratorConfiguration(
                Way.MADE, "admin", Optional.empty(), Optional.empty()));
  }

  @Test
  void variables_set_every_value() {
    Map<String, String> environment =
        Map.of(
            "KEYDEN_ADMIN_USERNAME", " root ",
            "KEYDEN_ADMIN_PASSWORD", " blanks are kept ",
            "KEYDEN_ADMIN_API_KEY", KEY);

    FirstAdministratorConfiguration administrator =
        Readings.ofEnvironment(environment).firstAdministrator();

    assertThat(administrator)
        .isEqualTo(
            new FirstAdministratorConfiguration(
                Way.MADE,
                "root",
                Optional.of(Secret.of(" blanks are kept ")),
                Optional.of(Secret.of(KEY))));
  }

  @Test
  void the_first_administrator_can_be_left_to_the_portal() {
    var expected =
        new FirstAdministratorConfiguration(
            Way.PORTAL, "admin", Optional.empty(), Optional.empty());

    assertThat(Readings.ofOptions(Map.of("--first-administrator", "portal")).firstAdministrator())
        .isEqualTo(expected);
    assertThat(
            Readings.ofEnvironment(Map.of("KEYDEN_FIRST_ADMINISTRATOR", "portal"))
                .firstAdministrator())
        .isEqualTo(expected);
    assertThat(Readings.faults(Map.of("--first-administrator", "nobody"), Map.of()))
        .containsExactly("--first-administrator: must be made or portal, not \"nobody\"");
  }

  @Test
  void secrets_for_an_administrator_that_the_server_does_not_make_are_faults() {
    var environment =
        Map.of("KEYDEN_ADMIN_PASSWORD", "hunter22hunter22", "KEYDEN_ADMIN_API_KEY", KEY);
    var fault =
        ": does not go with --first-administrator portal: there the first administrator chooses a"
            + " password and makes keys";

    assertThat(Readings.faults(Map.of("--first-administrator", "portal"), environment))
        .containsExactly("KEYDEN_ADMIN_PASSWORD" + fault, "KEYDEN_ADMIN_API_KEY" + fault);
    assertThatThrownBy(() ->
            new FirstAdministratorConfiguration(
                Way.PORTAL, "admin", Optional.of(Secret.of("x")), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void options_cannot_carry_a_secret() {
    Map<String, String> options =
        Map.of(
            "--admin-username", "root",
            "--admin-password", "hunter22hunter22",
            "--admin-api-key", KEY);

    ServerConfiguration configuration = Readings.ofOptions(options);

    assertThat(configuration.firstAdministrator())
        .isEqualTo(Readings.defaults().firstAdministrator());
  }

  @Test
  void a_printed_configuration_shows_no_secret() {
    ServerConfiguration configuration =
        Readings.ofEnvironment(
            Map.of("KEYDEN_ADMIN_PASSWORD", "hunter22hunter22", "KEYDEN_ADMIN_API_KEY", KEY));

    assertThat(configuration.toString())
        .contains("admin", "redacted")
        .doesNotContain("hunter22", KEY.substring(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "API-ABCDEFGHIJKLMNOPQRSTUVWX",
        "API-ABCDEFGHIJKLMNOPQRSTUVWXYZ2345678",
        "API-abcdefghijklmnopqrstuvwxy",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "API-ABCDEFGHIJKLMNOPQRSTUVWXY2\n"
      })
  void a_key_of_another_form_is_refused_without_repeating_it(String key) {
    assertThat(Readings.faults(Map.of(), Map.of("KEYDEN_ADMIN_API_KEY", key)))
        .containsExactly(
            "KEYDEN_ADMIN_API_KEY: must be API- and 25 to 32 characters of A-Z and 0-9");
  }

  @ParameterizedTest
  @ValueSource(ints = {25, 26, 32})
  void keys_of_every_allowed_length_are_taken(int length) {
    String key = "API-" + "K".repeat(length);

    ServerConfiguration configuration = Readings.ofEnvironment(Map.of("KEYDEN_ADMIN_API_KEY", key));

    assertThat(configuration.firstAdministrator().apiKey()).contains(Secret.of(key));
  }

  @Test
  void an_administrator_without_a_name_cannot_exist() {
    assertThat(Readings.faults(Map.of(), Map.of("KEYDEN_ADMIN_USERNAME", "a\nb"))).hasSize(1);
    assertThat(Readings.faults(Map.of(), Map.of("KEYDEN_ADMIN_USERNAME", " "))).hasSize(1);
    assertThatThrownBy(() ->
            new FirstAdministratorConfiguration(Way.MADE, " ", Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
