package io.keyden.storage.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void the_list_names_every_migration_in_the_folder(String dialect)
      throws IOException, URISyntaxException {
    var folder = Path.of(Objects.requireNonNull(Migrations.class.getResource(dialect)).toURI());

    try (var files = Files.list(folder)) {
      assertThat(Migrations.names(dialect))
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList())
          .allMatch(name -> name.matches("V\\d{4}__[a-z0-9]+(_[a-z0-9]+)*\\.sql"));
    }
  }

  @Test
  void a_number_means_the_same_on_every_database_and_none_is_left_out() {
    var names = new TreeSet<>(Migrations.names("sqlite"));
    names.addAll(Migrations.names("postgresql"));

    assertThat(names.stream().map(Migrations::number))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, names.size()).boxed().toList());
  }

  @Test
  void a_new_database_is_behind_and_a_migrated_one_is_current() throws SQLException {
    var url = "jdbc:sqlite:" + temporary.resolve("keyden.db");
    try (var connection = DriverManager.getConnection(url)) {
      var before = Migrations.state(connection, "sqlite");
      Migrations.run(url, "sqlite");

      assertThat(before).isEqualTo(Migrations.State.BEHIND);
      assertThat(Migrations.state(connection, "sqlite")).isEqualTo(Migrations.State.CURRENT);
    }
  }

  @Test
  void a_failed_migration_is_not_taken_for_done() throws SQLException {
    var url = "jdbc:sqlite:" + temporary.resolve("keyden.db");
    Migrations.run(url, "sqlite");
    try (var connection = DriverManager.getConnection(url)) {
      execute(connection, "UPDATE flyway_schema_history SET success = 0 WHERE installed_rank = 2");

      assertThat(Migrations.state(connection, "sqlite")).isEqualTo(Migrations.State.BEHIND);
    }
  }

  @Test
  void a_migration_that_this_version_does_not_know_is_newer() throws SQLException {
    var url = "jdbc:sqlite:" + temporary.resolve("keyden.db");
    Migrations.run(url, "sqlite");
    try (var connection = DriverManager.getConnection(url)) {
      execute(
          connection, "UPDATE flyway_schema_history SET version = '9999' WHERE installed_rank = 2");

      assertThat(Migrations.state(connection, "sqlite")).isEqualTo(Migrations.State.NEWER);
    }
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (var running = connection.createStatement()) {
      running.execute(statement);
    }
  }
}
