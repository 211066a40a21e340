package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.keyden.core.audit.Actor;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.ChainAnchor;
import io.keyden.core.audit.ChainVerdict;
import io.keyden.core.audit.Difference;
import io.keyden.core.audit.Origin;
import io.keyden.core.audit.VerifyChain;
import io.keyden.core.id.ApiKeyId;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sqlite.Durability;
import io.keyden.storage.sqlite.ReadOnlySqliteDatabase;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Check S9: the record shows tampering. In a database with 10,000 events any one of them (short
 * form: 300 at random) is changed, dropped, swapped with its neighbour or repeated, or everything
 * from it on is cut off: each time it is found. The verification begins five events before the
 * place, to be quick; the packaged {@code keyden audit verify} begins at the start, for one place
 * of each kind. Slow form also: 100,000 events in under a second, in a virtual machine that has run
 * it before; what is compared is the time of all processors together, since the time on the wall
 * says more of what else the machine does.
 *
 * <p>Slow form: {@code ./mvnw -Dslow -pl keyden-acceptance -am verify -Dtest=TamperedRecordTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class TamperedRecordTest {
  private static final int EVENTS = 10_000;
  private static final int BEFORE = 5;
  private static final int BROKEN = 15;

  @TempDir Path scratch;

  /** What is done to an event, so that it can be undone. */
  enum Tampering {
    CHANGE {
      @Override
      String deed(long number) {
        return "UPDATE events SET message = message || '!' WHERE number = " + number;
      }

      @Override
      String undone(long number) {
        return "UPDATE events SET message = substr(message, 1, length(message) - 1) WHERE number = "
            + number;
      }
    },
    DROP {
      @Override
      String deed(long number) {
        return moved("events", "number", "kept", number)
            + moved("event_documents", "event_number", "kept_documents", number);
      }

      @Override
      String undone(long number) {
        return "INSERT INTO events SELECT * FROM kept; DELETE FROM kept;"
            + "INSERT INTO event_documents SELECT * FROM kept_documents; DELETE FROM kept_documents";
      }

      private static String moved(String table, String column, String to, long number) {
        return "INSERT INTO %s SELECT * FROM %s WHERE %s = %d; DELETE FROM %s WHERE %s = %d;"
            .formatted(to, table, column, number, table, column, number);
      }
    },
    SWAP {
      @Override
      String deed(long number) {
        return renumbered("events", "number", number)
            + renumbered("event_documents", "event_number", number);
      }

      @Override
      String undone(long number) {
        return deed(number);
      }

      private static String renumbered(String table, String column, long number) {
        long other = number == EVENTS ? number - 1 : number + 1;
        String set = "UPDATE " + table + " SET " + column + " = %d WHERE " + column + " = %d;";
        return set.formatted(-1, number) + set.formatted(number, other) + set.formatted(other, -1);
      }
    },
    REPEAT {
      @Override
      String deed(long number) {
        return """
        INSERT INTO events SELECT %d, occurred, category, user_id, username, is_service, identity_established_with,
          api_key_id, api_key_hint, address, user_agent, message, details, space_id, previous_digest, digest
        FROM events WHERE number = %d;
        INSERT INTO event_documents SELECT %d, position, document_id, document_type, start, length
        FROM event_documents WHERE event_number = %d
        """
            .formatted(EVENTS + 1, number, EVENTS + 1, number);
      }

      @Override
      String undone(long number) {
        return "DELETE FROM events WHERE number = %d; DELETE FROM event_documents WHERE event_number = %d"
            .formatted(EVENTS + 1, EVENTS + 1);
      }

      @Override
      long start(long number) {
        return EVENTS - BEFORE;
      }
    };

    abstract String deed(long number);

    abstract String undone(long number);

    long start(long number) {
      return Math.max(0, number - BEFORE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tampering_with_some_events_is_found(Tampering tampering) throws SQLException {
    findAll(tampering, new Random().ints(300, 1, EVENTS + 1).distinct().toArray());
  }

  @ParameterizedTest
  @EnumSource
  @Tag("slow")
  void tampering_with_any_event_is_found(Tampering tampering) throws SQLException {
    findAll(tampering, IntStream.rangeClosed(1, EVENTS).toArray());
  }

  @Test
  void a_cut_at_some_places_is_found_by_an_anchor() throws SQLException {
    findCuts(new Random().ints(300, 0, EVENTS).distinct().toArray());
  }

  @Test
  @Tag("slow")
  void a_cut_at_any_place_is_found_by_an_anchor() throws SQLException {
    findCuts(IntStream.range(0, EVENTS).toArray());
  }

  @ParameterizedTest
  @EnumSource
  void the_packaged_command_names_the_first_event_that_is_wrong(Tampering tampering)
      throws SQLException {
    Path file = scratch.resolve("keyden.db");
    record(file, EVENTS);
    String anchor = anchors(file).getLast().toString();
    OperatorCommand.expectWhole(file, anchor);
    int number = 2 + new Random().nextInt(EVENTS - 2);
    try (var connection = tampering(file)) {
      execute(connection, tampering.deed(number));
    }

    var found =
        OperatorCommand.run("audit", "verify", "--file", file.toString(), "--anchor", anchor);

    int shown = tampering == Tampering.REPEAT ? EVENTS + 1 : number;
    assertThat(found.exit()).as("%s", found).isEqualTo(BROKEN);
    assertThat(found.errors())
        .startsWith("keyden: the audit record is broken at event " + shown + ": ");
    assertThat(found.output()).isEmpty();
  }

  @Test
  void the_packaged_command_finds_a_cut_by_an_anchor_only() throws SQLException {
    Path file = scratch.resolve("keyden.db");
    record(file, 100);
    String anchor = anchors(file).getLast().toString();
    try (var connection = tampering(file)) {
      execute(connection, "DELETE FROM events WHERE number > 70");
    }

    var without = OperatorCommand.run("audit", "verify", "--file", file.toString());
    var with =
        OperatorCommand.run("audit", "verify", "--file", file.toString(), "--anchor", anchor);

    assertThat(without.exit()).isZero();
    assertThat(without.errors()).contains("shows only by an anchor");
    assertThat(with.exit()).isEqualTo(BROKEN);
    assertThat(with.errors())
        .startsWith(
            "keyden: the audit record is broken at event 71: the record ends before an event that"
                + " was noted down\n");
  }

  @Test
  @Tag("slow")
  void a_hundred_thousand_events_are_verified_in_under_a_second() {
    Path file = scratch.resolve("keyden.db");
    record(file, 100_000);
    var times = new ArrayList<Duration>();
    var processorTimes = new ArrayList<Duration>();
    for (int i = 0; i < 10; i++) {
      long begin = System.nanoTime();
      long processorBegin = processorTime();
      assertThat(verify(file)).isInstanceOf(ChainVerdict.Whole.class);
      processorTimes.add(Duration.ofNanos(processorTime() - processorBegin));
      times.add(Duration.ofNanos(System.nanoTime() - begin));
    }

    System.out.printf(
        "S9: 100,000 events verified in %s ms, with %s ms of all processors%n",
        times.stream().map(Duration::toMillis).toList(),
        processorTimes.stream().map(Duration::toMillis).toList());
    assertThat(processorTimes.stream().min(Duration::compareTo).orElseThrow())
        .isLessThan(Duration.ofSeconds(1));
  }

  /** Of all threads, in nanoseconds. */
  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private void findAll(Tampering tampering, int[] numbers) throws SQLException {
    Path file = scratch.resolve("keyden.db");
    record(file, EVENTS);
    List<ChainAnchor> anchors = anchors(file);
    var missed = new ArrayList<Integer>();
    try (var connection = tampering(file);
        var database = ReadOnlySqliteDatabase.open(file)) {
      for (int number : numbers) {
        execute(connection, tampering.deed(number));
        if (!found(database, anchors, (int) tampering.start(number))) {
          missed.add(number);
        }
        execute(connection, tampering.undone(number));
      }
    }
    assertThat(missed).as("events that were tampered with and not found").isEmpty();
    assertThat(verify(file)).as("what was undone").isInstanceOf(ChainVerdict.Whole.class);
    System.out.printf("S9: %s found in %d of %d%n", tampering, numbers.length, numbers.length);
  }

  private void findCuts(int[] lengths) throws SQLException {
    Path file = scratch.resolve("keyden.db");
    record(file, EVENTS);
    List<ChainAnchor> anchors = anchors(file);
    var missed = new ArrayList<Integer>();
    try (var connection = tampering(file);
        var database = ReadOnlySqliteDatabase.open(file)) {
      // The longest first, so that nothing has to be put back.
      for (int i : IntStream.of(lengths).map(length -> -length).sorted().toArray()) {
        execute(connection, "DELETE FROM events WHERE number > " + -i);
        if (!found(database, anchors, Math.max(0, -i - BEFORE))) {
          missed.add(-i);
        }
      }
    }
    assertThat(missed).as("cuts that were not found").isEmpty();
    System.out.printf("S9: cut found in %d of %d%n", lengths.length, lengths.length);
  }

  /** Whether it is found by whoever has noted down a place before it and the last one. */
  private static boolean found(
      ReadOnlySqliteDatabase database, List<ChainAnchor> anchors, int start) {
    return new VerifyChain(database, new SqlEventStore(database))
            .verify(anchors.get(start), List.of(anchors.getLast()))
        instanceof ChainVerdict.Broken;
  }

  private static ChainVerdict verify(Path file) {
    try (var database = ReadOnlySqliteDatabase.open(file)) {
      return new VerifyChain(database, new SqlEventStore(database)).verify();
    }
  }

  /** Event 0 is the start. */
  private static List<ChainAnchor> anchors(Path file) {
    var anchors = new ArrayList<>(List.of(ChainAnchor.START));
    try (var database = ReadOnlySqliteDatabase.open(file)) {
      var events = new SqlEventStore(database);
      database
          .read(() -> events.chain(1, Integer.MAX_VALUE))
          .forEach(event -> anchors.add(ChainAnchor.of(event)));
    }
    return anchors;
  }

  private static Connection tampering(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    execute(
        connection,
        "PRAGMA synchronous = OFF; CREATE TEMP TABLE kept AS SELECT * FROM events WHERE 0;"
            + "CREATE TEMP TABLE kept_documents AS SELECT * FROM event_documents WHERE 0");
    return connection;
  }

  private static void execute(Connection connection, String statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(statements);
    }
  }

  /** Makes a database with so many events. */
  static void record(Path file, int count) {
    var ada =
        new Actor(
            "Users-7",
            "ada",
            true,
            "API key 'Build' created 2026-11-24",
            Optional.of(new ApiKeyId("apikeys-0123456789abcdefghijklmnop")),
            "API-ABC",
            new Origin("192.0.2.7", "curl/8"));
    try (var database = SqliteDatabase.open(file, 1_000, Durability.UNSYNCED)) {
      var events = new SqlEventStore(database);
      database.write(() -> {
        for (int i = 1; i <= count; i++) {
          events.append(
              Instant.ofEpochSecond(i),
              ada,
              AuditEvent.modified(
                  "User",
                  "Users-" + i,
                  "U" + i,
                  List.of(new Difference("/Name", Optional.of("a"), Optional.of("b" + i)))));
        }
      });
    }
    assertThat(Files.exists(file)).isTrue();
  }
}
