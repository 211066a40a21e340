package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageConfigurationTest {
  @Test
  void without_a_setting_the_database_is_in_a_folder_of_the_working_directory() {
    StorageConfiguration storage = Readings.defaults().storage();

    assertThat(storage)
        .isEqualTo(
            new StorageConfiguration(
                Path.of("keyden-data").toAbsolutePath(), new DatabaseUrl.InDataDirectory(), 256));
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
                1));
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
                Path.of("/var/lib/keyden"), new DatabaseUrl.Sqlite("jdbc:sqlite:x.db"), 64));
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
        "JDBC:PostgreSQL://db/keyden?password=hunter22"
      })
  void postgresql_is_refused_by_name_and_the_password_of_the_url_is_not_repeated(String url) {
    assertThat(Readings.faults(Map.of("--database-url", url), Map.of()))
        .containsExactly("--database-url: PostgreSQL is not supported by this version yet");
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
    assertThatThrownBy(
            () -> new StorageConfiguration(Path.of("/data"), new DatabaseUrl.InDataDirectory(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_record_with_a_relative_path_cannot_exist() {
    assertThatThrownBy(
            () -> new StorageConfiguration(Path.of("data"), new DatabaseUrl.InDataDirectory(), 256))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DatabaseUrl.Sqlite("jdbc:sqlite:"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
