package io.keyden.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keyden.storage.sqlite.SqliteDatabase;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {
  @TempDir private Path folder;

  private Operator operator;
  private Path data;
  private Path database;
  private Path backups;
  private Path file;

  @BeforeEach
  void begin() throws Exception {
    operator = new Operator(folder);
    data = Files.createDirectory(folder.resolve("data"));
    database = data.resolve("keyden.db");
    backups = Files.createDirectory(folder.resolve("backups"));
    file = backups.resolve("keyden.db");
    Operator.record(database, "ada", 5);
  }

  @Test
  void a_backup_has_the_record_of_the_database_and_shows_its_end() {
    int code = backUp("-o", "json");

    assertThat(code).as("%s", operator.err()).isZero();
    assertThat(operator.err()).isEmpty();
    assertThat(operator.out())
        .contains(
            "\"taken\": \"2026-11-28T10:00:00Z\"",
            "\"events\": 5",
            "\"anchor\": \"" + Operator.anchor(database) + "\"",
            "\"bytes\": " + file.toFile().length());
    assertThat(Operator.anchor(file)).isEqualTo(Operator.anchor(database));
  }

  @Test
  void a_backup_is_one_file_for_its_owner_alone() throws Exception {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    backUp();
    // Looking at it puts nothing beside it either.
    assertThat(operator.run("audit", "verify", "--file", file.toString())).isZero();

    assertThat(Operator.names(backups)).containsExactly("keyden.db");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void beside_a_running_server_what_its_log_holds_is_in_the_backup_too() {
    try (var server = SqliteDatabase.open(database)) {
      Operator.record(server, "ben", 3);

      int code = backUp();

      assertThat(code).as("%s", operator.err()).isZero();
      assertThat(Operator.anchor(file).number()).isEqualTo(8);
      Operator.record(server, "cy", 1);
    }
    assertThat(Operator.anchor(database).number()).isEqualTo(9);
  }

  @Test
  void the_environment_names_the_database_as_it_does_for_serve() {
    operator.with("KEYDEN_DATA_DIR", data.toString()).with("KEYDEN_PORT", "no number");

    assertThat(operator.run("backup", file.toString())).as("%s", operator.err()).isZero();
    assertThat(Operator.anchor(file)).isEqualTo(Operator.anchor(database));
  }

  @Test
  void a_database_elsewhere_is_found_by_its_url() {
    var elsewhere = folder.resolve("elsewhere.db");
    Operator.record(elsewhere, "eve", 2);

    int code =
        operator.run("backup", file.toString(), "--database-url", "jdbc:sqlite:" + elsewhere);

    assertThat(code).as("%s", operator.err()).isZero();
    assertThat(Operator.anchor(file)).isEqualTo(Operator.anchor(elsewhere));
  }

  @Test
  void a_file_that_is_there_is_left_alone() throws Exception {
    Files.writeString(file, "something of mine");

    int code = backUp();

    assertThat(code).isEqualTo(1);
    assertThat(operator.err())
        .isEqualTo(
            """
            keyden: %s is there already
            hint: choose another name, or replace it with --force
            """
                .formatted(file));
    assertThat(file).hasContent("something of mine");
    assertThat(Operator.names(backups)).containsExactly("keyden.db");
  }

  @Test
  void a_file_that_is_there_is_replaced_by_force() throws Exception {
    Files.writeString(file, "something of mine");

    int code = backUp("--force");

    assertThat(code).as("%s", operator.err()).isZero();
    assertThat(Operator.anchor(file)).isEqualTo(Operator.anchor(database));
    assertThat(Operator.names(backups)).containsExactly("keyden.db");
  }

  @Test
  void the_database_is_no_place_for_its_backup() {
    var before = Operator.anchor(database);

    int code =
        operator.run("backup", database.toString(), "--force", "--data-dir", data.toString());

    assertThat(code).isEqualTo(2);
    assertThat(operator.err()).startsWith("keyden: " + database + " is the database itself\n");
    assertThat(Operator.anchor(database)).isEqualTo(before);
  }

  @Test
  void a_record_that_was_tampered_with_is_told_and_an_older_backup_stays() throws Exception {
    backUp();
    var before = Operator.anchor(file);
    Operator.execute(database, "UPDATE events SET username = 'eve' WHERE number = 3");

    int code = backUp("--force");

    assertThat(code).isEqualTo(15);
    assertThat(operator.err())
        .startsWith(
            "keyden: the audit record is broken at event 3: the event was changed after it was"
                + " recorded\nhint: ");
    assertThat(operator.out()).isEmpty();
    assertThat(Operator.anchor(file)).isEqualTo(before);
    assertThat(Operator.names(backups)).containsExactly("keyden.db");
  }

  @Test
  void a_damaged_database_is_told_and_an_older_backup_stays() throws Exception {
    backUp();
    // The index no longer says what the table says.
    try (var bytes = new RandomAccessFile(database.toFile(), "rw")) {
      var content = new byte[(int) bytes.length()];
      bytes.readFully(content);
      int last = new String(content, StandardCharsets.ISO_8859_1).lastIndexOf("Created");
      bytes.seek(last);
      bytes.write("Xreated".getBytes(StandardCharsets.US_ASCII));
    }

    int code = backUp("--force");

    assertThat(code).isEqualTo(1);
    assertThat(operator.err()).startsWith("keyden: the database " + database + " is damaged: ");
    assertThat(Operator.anchor(file).number()).isEqualTo(5);
    assertThat(Operator.names(backups)).containsExactly("keyden.db");
  }

  @Test
  void without_a_database_nothing_is_made() {
    int code =
        operator.run("backup", file.toString(), "--data-dir", folder.resolve("none").toString());

    assertThat(code).isEqualTo(6);
    assertThat(operator.err())
        .startsWith(
            "keyden: there is no database " + folder.resolve("none/keyden.db") + "\nhint: ");
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(Operator.names(backups)).isEmpty();
  }

  @Test
  void a_folder_that_is_not_there_is_told() {
    int code =
        operator.run(
            "backup", folder.resolve("none/keyden.db").toString(), "--data-dir", data.toString());

    assertThat(code).isEqualTo(1);
    assertThat(operator.err()).contains("no such file or folder");
  }

  @Test
  void how_far_it_is_shows_on_a_terminal_and_is_gone_at_the_end() {
    operator.onTerminal();

    int code = backUp();

    assertThat(code).isZero();
    assertThat(operator.err())
        .contains("copying the database [", "checking the copy", "verifying the audit record")
        .endsWith("\r\u001b[K");
    assertThat(backUp("--force", "--quiet")).isZero();
    assertThat(operator.err()).isEmpty();
  }

  @Test
  void a_setting_that_is_wrong_is_told() {
    int code = operator.run("backup", file.toString(), "--data-dir", "");

    assertThat(code).isEqualTo(2);
    assertThat(operator.err())
        .isEqualTo(
            """
            keyden: --data-dir: must be a path, not ""
            hint: keyden serve --help says more about both settings
            """);
  }

  private int backUp(String... more) {
    var arguments = new ArrayList<String>();
    arguments.add("backup");
    arguments.add(file.toString());
    arguments.add("--data-dir");
    arguments.add(data.toString());
    arguments.addAll(List.of(more));
    return operator.run(arguments.toArray(String[]::new));
  }
}
