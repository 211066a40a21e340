package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Change;
import io.keyden.storage.sql.SqlApiKeyStore;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;

/** A full disk and failing devices: a creation is on disk with its event, or there is neither. */
class SqliteFaultsTest {
  private static final Problem UNAVAILABLE = new Problem.Unavailable("storage");

  @TempDir private Path folder;
  private TemporaryDatabase database;
  private KeysOnSqlite keys;

  @BeforeEach
  void open() {
    database = new TemporaryDatabase(folder);
    keys = new KeysOnSqlite(database.database());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE_FULL", "SQLITE_IOERR", "SQLITE_IOERR_FSYNC", "SQLITE_NOMEM"})
  void whichever_statement_of_a_creation_fails_there_is_neither_key_nor_event(
      SQLiteErrorCode code) {
    int statements = statementsOfACreation();
    var before = keys.stored();
    long eventsBefore = keys.recorded();

    for (int n = 1; n <= statements; n++) {
      int chosen = n;
      database.connections.fail(code, number -> number == chosen);
      var thrown = catchThrowable(() -> keys.create("failing at " + chosen));
      database.connections.repair();

      assertUnavailable(thrown, n);
      assertThat(keys.stored()).as("statement %d", n).isEqualTo(before);
      assertThat(keys.recorded()).as("statement %d", n).isEqualTo(eventsBefore);
    }

    assertNextCreationWorks();
  }

  @Test
  void when_every_statement_fails_from_the_nth_on_the_next_creation_works_as_soon_as_they_do() {
    int statements = statementsOfACreation();

    for (int n = 1; n <= statements; n++) {
      int chosen = n;
      long eventsBefore = keys.recorded();
      int keysBefore = keys.stored().size();
      database.connections.fail(SQLiteErrorCode.SQLITE_IOERR, number -> number >= chosen);
      var thrown = catchThrowable(() -> keys.create("failing from " + chosen));
      database.connections.repair();

      assertUnavailable(thrown, n);
      var created = keys.create("after " + chosen);
      assertThat(keys.stored()).contains(created.key()).hasSize(keysBefore + 1);
      assertThat(keys.recorded()).isEqualTo(eventsBefore + 1);
    }
  }

  @Test
  void a_failed_commit_announces_nothing() {
    var heard = new ArrayList<Change>();
    database.database().listen(heard::add);
    var created = keys.create("Build");
    var store = new SqlApiKeyStore(database.database());
    // Begin, savepoint, deletion, release; the fifth commits.
    database.connections.fail(SQLiteErrorCode.SQLITE_FULL, number -> number == 5);

    var thrown =
        catchThrowable(() -> database.database().write(() -> store.delete(created.key().id())));
    database.connections.repair();

    assertUnavailable(thrown, 5);
    assertThat(heard).isEmpty();
    assertThat(keys.stored()).containsExactly(created.key());
  }

  @Test
  void a_failing_read_is_unavailable_and_the_next_works() {
    var created = keys.create("Build");

    for (int n = 1; n <= 3; n++) {
      int chosen = n;
      for (var persistent : new boolean[] {false, true}) {
        database.connections.fail(
            SQLiteErrorCode.SQLITE_IOERR,
            number -> persistent ? number >= chosen : number == chosen);
        assertUnavailable(catchThrowable(keys::stored), n);
        database.connections.repair();
        // Both readers are asked.
        for (int i = 0; i < 4; i++) {
          assertThat(keys.stored()).containsExactly(created.key());
        }
      }
    }
  }

  @Test
  void a_full_disk_refuses_creations_and_takes_them_again_when_there_is_room() {
    keys.create("before");
    long pages = pragma("PRAGMA page_count");
    pragma("PRAGMA max_page_count = " + (pages + 4));
    int made = 0;
    @Nullable Throwable thrown = null;
    while (thrown == null && made < 10_000) {
      int number = made;
      thrown = catchThrowable(() -> keys.create("filling " + number + "x".repeat(100)));
      made += thrown == null ? 1 : 0;
    }
    assertUnavailable(thrown, made);
    assertThat(keys.stored()).hasSize(1 + made);
    assertThat(keys.recorded()).isEqualTo(1 + made);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                keys.create("still full " + "x".repeat(100));
              }
            })
        .isInstanceOf(ProblemException.class);

    pragma("PRAGMA max_page_count = 1000000");

    assertNextCreationWorks();
    assertThat(pragmaText("PRAGMA integrity_check")).isEqualTo("ok");
  }

  private int statementsOfACreation() {
    keys.create("to prepare the statements");
    database.connections.fail(SQLiteErrorCode.SQLITE_FULL, number -> false);
    keys.create("to count the statements");
    int statements = database.connections.repair();
    assertThat(statements).isGreaterThan(6);
    return statements;
  }

  private void assertNextCreationWorks() {
    long events = keys.recorded();

    var created = keys.create("there is room");

    assertThat(keys.stored()).contains(created.key());
    assertThat(keys.recorded()).isEqualTo(events + 1);
  }

  private static void assertUnavailable(@Nullable Throwable thrown, int n) {
    assertThat(thrown)
        .as("statement %d", n)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.problem()).isEqualTo(UNAVAILABLE));
  }

  private long pragma(String statement) {
    return database.database().write(() -> database.database().sql().number(statement));
  }

  private String pragmaText(String statement) {
    return database
        .database()
        .write(() ->
            database
                .database()
                .sql()
                .first(statement, row -> row.text("integrity_check"))
                .orElseThrow());
  }
}
