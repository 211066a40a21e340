package io.keyden.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keyden.core.audit.ChainAnchor;
import io.keyden.server.storage.DataDirectory;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreCommandTest {
  private static final String ASIDE = "keyden.db.replaced-20261128T100000Z";

  @TempDir private Path folder;

  private Operator operator;
  private Path data;
  private Path database;
  private Path backup;
  private ChainAnchor anchor;

  @BeforeEach
  void begin() {
    operator = new Operator(folder);
    data = folder.resolve("data");
    database = data.resolve("keyden.db");
    backup = folder.resolve("backup.db");
    Operator.record(folder.resolve("original.db"), "ada", 5);
    assertThat(
            operator.run(
                "backup",
                backup.toString(),
                "--database-url",
                "jdbc:sqlite:" + folder.resolve("original.db")))
        .isZero();
    anchor = Operator.anchor(backup);
  }

  @Test
  void a_backup_becomes_the_database_of_a_new_data_directory() throws Exception {
    int code = restore();

    assertThat(code).as("%s", operator.err()).isZero();
    assertThat(operator.out())
        .contains("EVENTS      5\n", "ANCHOR      " + anchor + "\n", "REPLACED    -\n");
    assertThat(operator.err())
        .contains("note: what was changed since 2026-11-28T10:00:00Z is gone: ")
        .endsWith("next: start the server: keyden serve --data-dir " + data + "\n");
    assertThat(Operator.names(data)).containsExactly("keyden.db");
    assertThat(Operator.anchor(database)).isEqualTo(anchor);
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    assertThat(mode(database)).isEqualTo("rw-------");
    assertThat(mode(data)).isEqualTo("rwx------");
  }

  @Test
  void a_server_goes_on_from_the_restored_database() {
    restore();

    Operator.record(database, "ben", 1);

    assertThat(
            operator.run(
                "audit", "verify", "--data-dir", data.toString(), "--anchor", anchor.toString()))
        .as("%s", operator.err())
        .isZero();
    assertThat(Operator.anchor(database).number()).isEqualTo(6);
  }

  @Test
  void a_database_that_is_there_is_left_alone() {
    var before = old(3);

    int code = restore();

    assertThat(code).isEqualTo(1);
    assertThat(operator.err())
        .isEqualTo(
            """
            keyden: there is a database already: %s
            hint: --force moves it aside
            """
                .formatted(database));
    assertThat(Operator.anchor(database)).isEqualTo(before);
    assertThat(Operator.names(data)).containsExactly("keyden.db");
  }

  @Test
  void a_database_that_is_there_is_moved_aside_by_force() {
    var before = old(3);

    int code = restore("--force", "-o", "json");

    assertThat(code).as("%s", operator.err()).isZero();
    assertThat(operator.out()).contains("\"replaced\": \"" + data.resolve(ASIDE) + "\"");
    assertThat(Operator.names(data)).containsExactly("keyden.db", ASIDE);
    assertThat(Operator.anchor(database)).isEqualTo(anchor);
    assertThat(Operator.anchor(data.resolve(ASIDE))).isEqualTo(before);
  }

  @Test
  void what_only_the_log_of_a_killed_server_holds_is_kept_with_its_database() throws Exception {
    var before = killed(7);
    assertThat(Operator.names(data)).containsExactly("keyden.db", "keyden.db-wal");

    int code = restore("--force");

    assertThat(code).as("%s", operator.err()).isZero();
    assertThat(Operator.names(data)).containsExactly("keyden.db", ASIDE);
    assertThat(Operator.anchor(data.resolve(ASIDE))).isEqualTo(before);
    assertThat(Operator.anchor(database)).isEqualTo(anchor);
  }

  @Test
  void a_log_that_is_left_over_without_its_database_does_not_get_into_the_restored_one()
      throws Exception {
    killed(7);
    Files.delete(database);

    int code = restore();

    assertThat(code).as("%s", operator.err()).isZero();
    assertThat(Operator.names(data)).containsExactly("keyden.db", ASIDE + "-wal");
    assertThat(Operator.anchor(database)).isEqualTo(anchor);
    Operator.record(database, "ben", 1);
    assertThat(operator.run("audit", "verify", "--data-dir", data.toString())).isZero();
  }

  @Test
  void a_broken_database_is_moved_aside_with_its_log() throws Exception {
    killed(7);
    byte[] broken = Files.readAllBytes(database);
    Arrays.fill(broken, (byte) 0x5a);
    Files.write(database, broken);

    int code = restore("--force");

    assertThat(code).as("%s", operator.err()).isZero();
    assertThat(Operator.names(data)).containsExactly("keyden.db", ASIDE, ASIDE + "-wal");
    assertThat(Files.readAllBytes(data.resolve(ASIDE))).isEqualTo(broken);
    assertThat(Operator.anchor(database)).isEqualTo(anchor);
  }

  @Test
  void a_data_directory_in_use_is_left_alone() throws Exception {
    var before = old(3);
    try (DataDirectory _ = DataDirectory.take(data)) {
      int code = restore("--force");

      assertThat(code).isEqualTo(1);
      assertThat(operator.err())
          .isEqualTo(
              """
              keyden: the data directory %s is in use by another keyden
              hint: stop the server, and restore again
              """
                  .formatted(data));
      assertThat(Operator.anchor(database)).isEqualTo(before);
      assertThat(Operator.names(data)).containsExactly("keyden.db");
    }
  }

  @Test
  void a_database_that_another_program_has_open_is_left_alone() {
    old(3);
    try (var other = SqliteDatabase.open(database)) {
      Operator.record(other, "ben", 1);

      int code = restore("--force");

      assertThat(code).isEqualTo(1);
      assertThat(operator.err()).startsWith("keyden: the database " + database + " is in use\n");
      Operator.record(other, "ben", 1);
    }
    assertThat(Operator.names(data)).containsExactly("keyden.db");
    assertThat(Operator.anchor(database).number()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.99})
  void a_backup_that_was_cut_off_changes_nothing(double part) throws Exception {
    var before = old(3);
    byte[] whole = Files.readAllBytes(backup);
    Files.write(backup, Arrays.copyOf(whole, (int) (whole.length * part)));

    int code = restore("--force");

    assertThat(code).isEqualTo(1);
    assertThat(operator.err())
        .startsWith("keyden: the database " + backup + " cannot be opened: it ")
        .containsPattern("it is not a database|it was cut off: [0-9]+ of [0-9]+ bytes are there");
    assertThat(Operator.anchor(database)).isEqualTo(before);
    assertThat(Operator.names(data)).containsExactly("keyden.db");
  }

  @Test
  void a_backup_that_was_tampered_with_changes_nothing() throws Exception {
    var before = old(3);
    Operator.execute(backup, "DELETE FROM events WHERE number = 2");

    int code = restore("--force");

    // Its documents belong to no event now.
    assertThat(code).isEqualTo(1);
    assertThat(operator.err())
        .startsWith(
            "keyden: the database "
                + backup
                + " is damaged: a row of event_documents belongs to none of events\n");
    Operator.execute(backup, "DELETE FROM event_documents WHERE event_number = 2");
    assertThat(restore("--force")).isEqualTo(15);
    assertThat(operator.err())
        .startsWith("keyden: the audit record is broken at event 2: the event is missing\n");
    assertThat(Operator.anchor(database)).isEqualTo(before);
    assertThat(Operator.names(data)).containsExactly("keyden.db");
  }

  @Test
  void a_backup_of_a_newer_version_changes_nothing() throws Exception {
    Operator.execute(
        backup, "UPDATE flyway_schema_history SET version = '9999' WHERE installed_rank = 1");

    int code = restore();

    assertThat(code).isEqualTo(1);
    assertThat(operator.err())
        .contains("it was written by a newer Keyden, which this one cannot read");
    assertThat(data).doesNotExist();
  }

  @Test
  void a_database_of_another_program_is_no_backup() throws Exception {
    var other = folder.resolve("other.db");
    Operator.execute(other, "CREATE TABLE notes (text TEXT)");

    int code = operator.run("restore", other.toString(), "--data-dir", data.toString());

    assertThat(code).isEqualTo(1);
    assertThat(operator.err()).contains("it is not a database of Keyden");
    assertThat(data).doesNotExist();
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    int code =
        operator.run("restore", folder.resolve("none").toString(), "--data-dir", data.toString());

    assertThat(code).isEqualTo(6);
    assertThat(operator.err()).startsWith("keyden: there is no file " + folder.resolve("none"));
  }

  @Test
  void what_the_administrator_of_the_machine_restores_belongs_to_whom_the_folder_belongs()
      throws Exception {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Files.createDirectory(data);
    var somebody =
        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Files.setOwner(data, somebody);

    assertThat(restore()).as("%s", operator.err()).isZero();

    assertThat(Files.getOwner(database)).isEqualTo(somebody);
    assertThat(Files.getOwner(data.resolve("keyden.lock"))).isEqualTo(somebody);
  }

  private int restore(String... more) {
    var arguments =
        new ArrayList<>(List.of("restore", backup.toString(), "--data-dir", data.toString()));
    arguments.addAll(List.of(more));
    return operator.run(arguments.toArray(String[]::new));
  }

  /** A database of an earlier life. */
  private ChainAnchor old(int events) {
    assertThat(data.toFile().mkdirs()).isTrue();
    Operator.record(database, "old", events);
    return Operator.anchor(database);
  }

  /** A database with a log, as a killed server leaves it. */
  private ChainAnchor killed(int events) throws Exception {
    assertThat(data.toFile().mkdirs()).isTrue();
    Path living = folder.resolve("living.db");
    Operator.record(living, "old", 1);
    try (var server = SqliteDatabase.open(living);
        // One more that has it open: a checkpoint must not be complete.
        var _ = DriverManager.getConnection("jdbc:sqlite:" + living)) {
      Operator.record(server, "old", events - 1);
      Files.copy(living, database);
      Files.copy(folder.resolve("living.db-wal"), data.resolve("keyden.db-wal"));
    }
    return Operator.anchor(living);
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
