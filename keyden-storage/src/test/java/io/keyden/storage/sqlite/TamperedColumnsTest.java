package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.ChainVerdict;
import io.keyden.core.audit.ChainVerdict.Broken;
import io.keyden.core.audit.ChainVerdict.Whole;
import io.keyden.core.audit.Difference;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.audit.Origin;
import io.keyden.core.audit.VerifyChain;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.SpaceId;
import io.keyden.storage.sql.SqlEventStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever somebody writes into any column of an event, in whatever form, is found: reading takes
 * more forms than are written, so that the digest of what was read does not tell by itself.
 */
class TamperedColumnsTest {
  private static final int EVENTS = 20;
  private static final int TAMPERED = 10;

  @TempDir private Path folder;

  @Test
  void whatever_is_written_into_a_column_of_an_event_is_found_there() throws Exception {
    var original = folder.resolve("keyden.db");
    record(original);
    assertThat(verify(original)).isInstanceOf(Whole.class);
    var tried = new ArrayList<String>();

    for (String table : List.of("events", "event_documents", "event_differences")) {
      for (Column column : columns(original, table)) {
        for (String forged : column.forgeries()) {
          var copy = folder.resolve("tampered.db");
          Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
          if (tamper(copy, table, column.name(), forged)) {
            assertThat(verify(copy))
                .as("%s.%s = %s", table, column.name(), forged)
                .isInstanceOfSatisfying(
                    Broken.class,
                    broken ->
                        // What was put before the first event shows there.
                        assertThat(broken.number())
                            .isEqualTo(
                                forged.equals("-1000") && column.name().equals("number")
                                    ? 1
                                    : TAMPERED));
            tried.add(table + "." + column.name());
          }
        }
      }
    }

    assertThat(tried.stream().distinct()).as("columns that were tampered with").hasSize(16 + 6 + 5);
  }

  private record Column(String name, String type) {
    List<String> forgeries() {
      return switch (type) {
        case "INTEGER" -> List.of(name + " + 1", name + " + 4294967296", "-1000");
        case "TEXT" ->
            List.of(
                name + " || 'x'",
                "upper(" + name + ")",
                "''",
                "'\uD83D\uDDDD'",
                "printf('%300s', 'x')");
        case "BLOB" -> List.of("randomblob(32)", "zeroblob(32)", "zeroblob(31)", "'text'");
        default -> throw new AssertionError("no forgery for " + type);
      };
    }
  }

  private static List<Column> columns(Path file, String table) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
      var columns = new ArrayList<Column>();
      while (rows.next()) {
        columns.add(new Column(rows.getString("name"), rows.getString("type")));
      }
      return columns;
    }
  }

  /** False if the value was the same before, or another row has it and may not have it twice. */
  private static boolean tamper(Path file, String table, String column, String value)
      throws SQLException {
    String number = table.equals("events") ? "number" : "event_number";
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      // Of several documents one is enough, and the last can take any position.
      String last =
          table.equals("events")
              ? ""
              : " AND position = (SELECT MAX(position) FROM %s WHERE event_number = %d)"
                  .formatted(table, TAMPERED);
      return statement.executeUpdate(
              "UPDATE OR IGNORE %s SET %s = %s WHERE %s = %d AND %s IS NOT %s%s"
                  .formatted(table, column, value, number, TAMPERED, column, value, last))
          == 1;
    }
  }

  private static ChainVerdict verify(Path file) {
    try (var database = ReadOnlySqliteDatabase.open(file)) {
      return new VerifyChain(database, new SqlEventStore(database)).verify();
    }
  }

  private static void record(Path file) {
    var ada =
        new Actor(
            "Users-7",
            "ada",
            true,
            "API key 'Build' created 2026-11-24",
            Optional.of(new ApiKeyId("apikeys-0123456789abcdefghijklmnop")),
            "API-ABC",
            new Origin("192.0.2.7", "x".repeat(256)));
    var event =
        new AuditEvent(
            EventCategory.MODIFIED,
            Message.of("Team ")
                .name("Teams-1", "Builders")
                .text(" of ")
                .name("Spaces-1", "Default")
                .build(),
            "more of it",
            List.of(
                new Difference("/Name", Optional.of("a"), Optional.of("b")),
                new Difference("/Slug", Optional.of("a"), Optional.of("b"))),
            Optional.of(new SpaceId("Spaces-1")));
    try (var database = SqliteDatabase.open(file)) {
      var events = new SqlEventStore(database);
      for (int i = 0; i < EVENTS; i++) {
        long second = i;
        database.write(() -> events.append(Instant.ofEpochSecond(second), ada, event));
      }
    }
  }
}
