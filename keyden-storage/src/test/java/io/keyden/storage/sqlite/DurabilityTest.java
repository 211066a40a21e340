package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
  private static final int FULL = 2;
  private static final int OFF = 0;

  @TempDir private Path folder;
  private Path file = Path.of("keyden.db");

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("keyden.db");
  }

  @Test
  void commits_are_synced_unless_somebody_says_otherwise() {
    try (var database = SqliteDatabase.open(file)) {
      assertThat(synchronous(database)).isEqualTo(FULL);
    }
    try (var database = SqliteDatabase.open(file, 1)) {
      assertThat(synchronous(database)).isEqualTo(FULL);
    }
  }

  @Test
  void an_unsynced_database_waits_for_no_disk() {
    try (var database = SqliteDatabase.open(file, 1, Durability.UNSYNCED)) {
      assertThat(synchronous(database)).isEqualTo(OFF);
    }
  }

  @Test
  void migrations_are_as_durable_as_the_rest() throws SQLException {
    assertThat(synchronousWhileMigrating(Durability.SYNCED)).isEqualTo(FULL);
    assertThat(synchronousWhileMigrating(Durability.UNSYNCED)).isEqualTo(OFF);
    assertThat(file).exists();
  }

  @Test
  void an_unsynced_database_is_found_again() {
    try (var database = SqliteDatabase.open(file, 1, Durability.UNSYNCED)) {
      var _ = new KeysOnSqlite(database).create("Build");
    }

    try (var database = SqliteDatabase.open(file)) {
      long found = database.read(() -> database.sql().number("SELECT count(*) FROM api_keys"));

      assertThat(found).isEqualTo(1);
    }
  }

  private static long synchronous(SqliteDatabase database) {
    return database.write(() -> database.sql().number("PRAGMA synchronous"));
  }

  private long synchronousWhileMigrating(Durability durability) throws SQLException {
    var connections = new SqliteConnections(file, durability, UnaryOperator.identity());
    try (var connection = DriverManager.getConnection(connections.migrationUrl());
        var statement = connection.createStatement();
        var result = statement.executeQuery("PRAGMA synchronous")) {
      return result.getLong(1);
    }
  }
}
