package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sql.SqlSettingsStore;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDatabaseTest {
  @TempDir private Path folder;

  @Test
  void a_database_is_made_and_found_again() {
    var file = folder.resolve("keyden.db");
    var first = installationId(file);

    var second = installationId(file);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void only_its_owner_may_read_the_database_and_its_log() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    try (var temporary = new TemporaryDatabase(folder)) {
      var _ = new KeysOnSqlite(temporary.database()).create("Build");

      try (var files = Files.list(folder)) {
        assertThat(files)
            .extracting(file -> file.getFileName().toString())
            .contains("keyden.db", "keyden.db-wal", "keyden.db-shm");
      }
      try (var files = Files.list(folder)) {
        assertThat(files).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void a_database_that_is_there_keeps_the_mode_its_operator_gave_it() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    var file = folder.resolve("keyden.db");
    var _ = installationId(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    var _ = installationId(file);

    assertThat(mode(file)).isEqualTo("rw-r-----");
  }

  @Test
  void a_missing_folder_is_named() {
    assertRefused(folder.resolve("none").resolve("keyden.db"), "there is no folder ");
  }

  @Test
  void a_folder_is_no_database() {
    assertRefused(folder, "it is a folder");
  }

  @Test
  void another_file_is_no_database_and_is_left_alone() throws IOException {
    var file = Files.writeString(folder.resolve("notes.txt"), "Remember the milk, and the eggs.");

    assertRefused(file, "it is not a database");
    assertThat(file).hasContent("Remember the milk, and the eggs.");
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_named() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    var closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
    // Nothing is closed to the super-user.
    assumeThat(Files.isWritable(closed)).isFalse();

    assertRefused(closed.resolve("keyden.db"), " is not writable for this user");
  }

  @Test
  void a_database_of_another_program_is_left_alone() throws SQLException {
    var file = folder.resolve("other.db");
    execute(file, "CREATE TABLE notes (text TEXT)");

    assertThatThrownBy(() -> SqliteDatabase.open(file)).isInstanceOf(DatabaseException.class);
    execute(file, "INSERT INTO notes VALUES ('still there')");
  }

  @Test
  void a_database_of_a_newer_version_is_refused_with_a_plain_message() throws SQLException {
    var file = folder.resolve("keyden.db");
    var _ = installationId(file);
    execute(
        file,
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " VALUES (9999, '9999', 'later', 'SQL', 'V9999__later.sql', '', 1, 1)");

    assertRefused(file, "it was written by a newer Keyden, which this one cannot read");
  }

  @Test
  void a_database_that_has_not_seen_the_newest_migration_is_not_taken_for_current()
      throws SQLException {
    var file = folder.resolve("keyden.db");
    var _ = installationId(file);
    execute(file, "DELETE FROM flyway_schema_history WHERE version IN ('1', '0001')");

    // Flyway runs, and says what is wrong with such a history.
    assertThatThrownBy(() -> SqliteDatabase.open(file)).isInstanceOf(DatabaseException.class);
  }

  @Test
  void what_a_program_began_before_it_died_is_undone_before_the_database_is_only_looked_at()
      throws Exception {
    var file = folder.resolve("keyden.db");
    var id = installationId(file);
    assertThat(SqliteBackup.giveUpLog(file)).isTrue();
    var died = Files.createDirectory(folder.resolve("died")).resolve("keyden.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      // A cache of one page makes it write into the file before it commits.
      statement.execute("PRAGMA cache_size = 1");
      statement.execute("BEGIN");
      statement.execute("CREATE TABLE begun (text TEXT)");
      statement.execute(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
              + " INSERT INTO begun SELECT hex(randomblob(200)) FROM n");
      Files.copy(file, died);
      Files.copy(Path.of(file + "-journal"), Path.of(died + "-journal"));
    }
    assertThat(died.toFile().length()).isGreaterThan(100_000);

    try (var looked = ReadOnlySqliteDatabase.open(died)) {
      assertThat(looked.damage()).isEmpty();
      assertThat(looked.current()).isTrue();
    }

    assertThat(Path.of(died + "-journal")).doesNotExist();
    assertThat(installationId(died)).isEqualTo(id);
  }

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> SqliteDatabase.open(file))
        .isInstanceOf(DatabaseException.class)
        .hasMessageStartingWith("the database " + file + " cannot be opened: ")
        .hasMessageContaining(reason);
  }

  private static String installationId(Path file) {
    try (var database = SqliteDatabase.open(file)) {
      var settings = new SqlSettingsStore(database);
      return database.write(() -> settings.installationId().toString());
    }
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Path file, String statement) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var running = connection.createStatement()) {
      running.execute(statement);
    }
  }
}
