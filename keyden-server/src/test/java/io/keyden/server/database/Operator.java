package io.keyden.server.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.KeydenCommands;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.terminal.Terminal;
import io.keyden.core.audit.Actor;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.ChainAnchor;
import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who runs a server, with a folder to work in. */
final class Operator {
  static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Terminal terminal = Terminal.none();

  Operator(Path folder) {
    this.folder = folder;
  }

  Operator with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Operator onTerminal() {
    terminal = new Terminal(true, true, true, 100);
    return this;
  }

  /** Runs a command and returns its exit code. */
  int run(String... arguments) {
    out.reset();
    err.reset();
    var world =
        new Surroundings(
            environment,
            folder,
            folder,
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            () -> NOW,
            ZoneOffset.UTC,
            terminal,
            _ -> Optional.empty(),
            _ -> 0);
    return KeydenCommands.run(
        world,
        DatabaseCommands.nodes(world, new ConfigurationReader()),
        () -> new String[] {"keyden"},
        arguments);
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }

  /** Names of what is in a folder, without the folder's lock. */
  static List<String> names(Path folder) {
    String[] names = folder.toFile().list();
    return names == null
        ? List.of()
        : Arrays.stream(names).filter(name -> !name.equals("keyden.lock")).sorted().toList();
  }

  /** Adds events to a database, which is made if it is not there. */
  static void record(Path file, String name, int count) {
    try (var database = SqliteDatabase.open(file)) {
      record(database, name, count);
    }
  }

  static void record(SqliteDatabase database, String name, int count) {
    var events = new SqlEventStore(database);
    for (int i = 0; i < count; i++) {
      database.write(
          () -> events.append(NOW, Actor.SYSTEM, AuditEvent.created("User", "Users-1", name)));
    }
  }

  /**
   * The end of the record in a database, by which the tests tell databases apart. Leaves nothing
   * beside the file.
   */
  static ChainAnchor anchor(Path file) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT number || ':' || hex(digest) FROM events ORDER BY number DESC LIMIT 1")) {
      return row.next() ? ChainAnchor.parse(row.getString(1)).orElseThrow() : ChainAnchor.START;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes into a database past Keyden. */
  static void execute(Path file, String statement) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var running = connection.createStatement()) {
      assertThat(running.executeUpdate(statement)).isGreaterThanOrEqualTo(0);
    }
  }
}
