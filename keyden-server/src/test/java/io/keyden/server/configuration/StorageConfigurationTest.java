package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.secret.Secret;
import io.keyden.storage.postgres.ChangeDelivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageConfigurationTest {
  private static final SharedDatabaseConfiguration NOT_SHARED =
      new SharedDatabaseConfiguration(
          Optional.empty(),
          Optional.empty(),
          10,
          ChangeDelivery.NOTIFY,
          Duration.ofMillis(50),
          Duration.ofSeconds(1));

  @Test
  void without_a_setting_the_database_is_in_a_folder_of_the_working_directory() {
    StorageConfiguration storage = Readings.defaults().storage();

    assertThat(storage)
        .isEqualTo(
            new StorageConfiguration(
                Path.of("keyden-data").toAbsolutePath(),
                new DatabaseUrl.InDataDirectory(),
                256,
                NOT_SHARED));
  }

  @Test
  void options_set_every_value() {
    Map<String, String> options =
        Map.of(
            "--data-dir",
            "some/../other folder",
            "--database-url",
            "jdbc:sqlite:/var/keys.db",
            "--commit-group-max",
            "1");

    StorageConfiguration storage = Readings.ofOptions(options).storage();

    assertThat(storage)
        .isEqualTo(
            new StorageConfiguration(
                Path.of("other folder").toAbsolutePath(),
                new DatabaseUrl.Sqlite("jdbc:sqlite:/var/keys.db"),
                1,
                NOT_SHARED));
  }

  @Test
  void variables_set_every_value() {
    Map<String, String> environment =
        Map.of(
            "KEYDEN_DATA_DIR",
            "/var/lib/keyden",
            "KEYDEN_DATABASE_URL",
            "jdbc:sqlite:x.db",
            "KEYDEN_COMMIT_GROUP_MAX",
            "64");

    StorageConfiguration storage = Readings.ofEnvironment(environment).storage();

    assertThat(storage)
        .isEqualTo(
            new StorageConfiguration(
                Path.of("/var/lib/keyden"),
                new DatabaseUrl.Sqlite("jdbc:sqlite:x.db"),
                64,
                NOT_SHARED));
  }

  @Test
  void an_empty_option_goes_back_to_the_data_directory() {
    StorageConfiguration storage =
        Readings.valid(
                Map.of("--database-url", ""), Map.of("KEYDEN_DATABASE_URL", "jdbc:sqlite:x.db"))
            .storage();

    assertThat(storage.databaseUrl()).isEqualTo(new DatabaseUrl.InDataDirectory());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://u:hunter22@db/keyden",
        "postgres://u:hunter22@db/keyden",
        "postgresql://u:hunter22@db/keyden",
        "jdbc:postgresql://db/keyden?password=hunter22"
      })
  void a_password_in_the_address_is_refused_and_not_repeated(String url) {
    assertThat(Readings.faults(Map.of("--database-url", url), Map.of()))
        .containsExactly(
            "--database-url: must not hold a name and a password: --database-user and"
                + " KEYDEN_DATABASE_PASSWORD are the places for them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql://db:port/keyden", "postgresql://db:99999/keyden"})
  void an_address_of_postgresql_that_cannot_be_is_refused(String url) {
    assertThat(Readings.faults(Map.of("--database-url", url), Map.of()))
        .singleElement()
        .asString()
        .startsWith("--database-url: must be jdbc:postgresql://HOST/DATABASE");
  }

  @Test
  void a_database_that_nodes_share_has_its_own_settings() {
    Map<String, String> options =
        Map.of(
            "--database-url",
            "postgresql://db.example.com/keyden",
            "--database-user",
            "keyden",
            "--database-connections",
            "4",
            "--change-delivery",
            "poll",
            "--change-interval",
            "20ms",
            "--revocation-bound",
            "500ms");

    StorageConfiguration storage =
        Readings.valid(options, Map.of("KEYDEN_DATABASE_PASSWORD", "hunter22")).storage();

    assertThat(storage.databaseUrl())
        .isEqualTo(new DatabaseUrl.Postgres("jdbc:postgresql://db.example.com/keyden"));
    assertThat(storage.shared())
        .isEqualTo(
            new SharedDatabaseConfiguration(
                Optional.of("keyden"),
                Optional.of(Secret.of("hunter22")),
                4,
                ChangeDelivery.POLL,
                Duration.ofMillis(20),
                Duration.ofMillis(500)));
    assertThat(storage.toString()).doesNotContain("hunter22");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mysql://u:hunter22@db/x", "hunter22", "jdbc:sqlite:", " "})
  void other_databases_are_refused_without_repeating_the_url(String url) {
    assertThat(Readings.faults(Map.of("--database-url", url), Map.of()))
        .singleElement()
        .asString()
        .startsWith("--database-url: must be empty")
        .doesNotContain("hunter22");
  }

  @Test
  void a_blank_data_directory_is_refused() {
    assertThat(Readings.faults(Map.of("--data-dir", ""), Map.of()))
        .containsExactly("--data-dir: must be a path, not \"\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10001", "all"})
  void a_commit_group_that_cannot_be_is_refused(String size) {
    assertThat(Readings.faults(Map.of("--commit-group-max", size), Map.of()))
        .singleElement()
        .asString()
        .startsWith("--commit-group-max: ");
  }

  @Test
  void a_commit_without_room_for_a_write_cannot_be_configured() {
    assertThatThrownBy(() ->
            new StorageConfiguration(
                Path.of("/data"), new DatabaseUrl.InDataDirectory(), 0, NOT_SHARED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_record_with_a_relative_path_cannot_exist() {
    assertThatThrownBy(() ->
            new StorageConfiguration(
                Path.of("data"), new DatabaseUrl.InDataDirectory(), 256, NOT_SHARED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DatabaseUrl.Sqlite("jdbc:sqlite:"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
