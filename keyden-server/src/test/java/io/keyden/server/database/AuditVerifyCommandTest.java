package io.keyden.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.storage.sqlite.SqliteDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyCommandTest {
  @TempDir private Path folder;

  private Operator operator;
  private Path database;

  @BeforeEach
  void begin() {
    operator = new Operator(folder);
    database = folder.resolve("keyden.db");
    Operator.record(database, "ada", 5);
  }

  @Test
  void a_record_that_nobody_tampered_with_shows_its_end_as_an_anchor() {
    int code = verify();

    assertThat(code).as("%s", operator.err()).isZero();
    assertThat(operator.out())
        .contains("EVENTS      5\n", "ANCHOR      " + Operator.anchor(database) + "\n");
    assertThat(operator.err())
        .isEqualTo(
            "note: that the end was cut off shows only by an anchor: keep this one elsewhere, and"
                + " give it with --anchor next time\n");
  }

  @Test
  void an_anchor_of_earlier_holds_while_the_record_grows_beside_a_running_server() {
    String anchor = Operator.anchor(database).toString();
    try (var server = SqliteDatabase.open(database)) {
      Operator.record(server, "ben", 3);

      int code = verify("--anchor", anchor, "-o", "json");

      assertThat(code).as("%s", operator.err()).isZero();
      assertThat(operator.err()).isEmpty();
      assertThat(operator.out()).contains("\"events\": 8");
      Operator.record(server, "cy", 1);
    }
  }

  @Test
  void a_changed_event_is_named() throws Exception {
    Operator.execute(database, "UPDATE events SET message = 'nothing' WHERE number = 4");

    int code = verify();

    assertThat(code).isEqualTo(15);
    assertThat(operator.out()).isEmpty();
    assertThat(operator.err())
        .isEqualTo(
            """
            keyden: the audit record is broken at event 4: the event was changed after it was recorded
            hint: keep the database as it is, and compare it with a backup: keyden audit verify --file BACKUP
            """);
  }

  @Test
  void an_event_that_can_no_longer_be_read_is_named() throws Exception {
    Operator.execute(database, "UPDATE events SET category = 'Nonsense' WHERE number = 4");

    assertThat(verify()).isEqualTo(15);
    assertThat(operator.err()).contains("is broken at event 4: ");
  }

  @Test
  void a_cut_tail_is_found_by_an_anchor_of_before() throws Exception {
    String anchor = Operator.anchor(database).toString();
    Operator.execute(database, "DELETE FROM events WHERE number > 3");

    int without = verify();
    int with = verify("--anchor", anchor);

    assertThat(without).isZero();
    assertThat(with).isEqualTo(15);
    assertThat(operator.err())
        .startsWith(
            "keyden: the audit record is broken at event 4: the record ends before an event that"
                + " was noted down\n");
  }

  @Test
  void an_emptied_record_is_found_by_an_anchor() throws Exception {
    String anchor = Operator.anchor(database).toString();
    Operator.execute(database, "DELETE FROM events");

    assertThat(verify()).isZero();
    assertThat(operator.out()).contains("EVENTS      0\n", "LAST EVENT  none\n");
    assertThat(verify("--anchor", anchor)).isEqualTo(15);
  }

  @Test
  void each_of_several_anchors_must_be_met() {
    String good = Operator.anchor(database).toString();
    String bad = "2:" + "ab".repeat(32);

    assertThat(verify("--anchor", good, "--anchor", bad)).isEqualTo(15);
    assertThat(operator.err()).contains("is broken at event 2: ");
  }

  @Test
  void verifying_changes_no_byte_of_the_database() throws Exception {
    Path before = Files.copy(database, folder.resolve("before.db"));

    verify();

    assertThat(Files.mismatch(database, before)).isEqualTo(-1);
  }

  @Test
  void what_is_no_anchor_is_wrong_use() {
    assertThat(verify("--anchor", "5")).isEqualTo(2);
    assertThat(operator.err()).contains("'5' is not the number of an event");
  }

  @Test
  void a_backup_is_verified_instead_and_not_as_well() {
    var backup = folder.resolve("backup.db");
    Operator.record(backup, "eve", 2);

    assertThat(operator.run("audit", "verify", "--file", backup.toString())).isZero();
    assertThat(operator.out()).contains("EVENTS      2\n");
    assertThat(verify("--file", backup.toString())).isEqualTo(2);
    assertThat(operator.err())
        .startsWith("keyden: --file does not go with --data-dir or --database-url\n");
  }

  @Test
  void without_a_database_there_is_nothing_to_verify() {
    assertThat(operator.run("audit", "verify", "--file", folder.resolve("none").toString()))
        .isEqualTo(6);
    assertThat(operator.err()).startsWith("keyden: there is no database ");
  }

  private int verify(String... more) {
    var arguments = new ArrayList<>(List.of("audit", "verify", "--data-dir", folder.toString()));
    arguments.addAll(List.of(more));
    return operator.run(arguments.toArray(String[]::new));
  }
}
