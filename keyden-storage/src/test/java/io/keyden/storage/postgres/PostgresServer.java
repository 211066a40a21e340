package io.keyden.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for the tests of one process, started when it is first needed. */
public final class PostgresServer {
  private static final String SHARED = "keyden";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** Empties all tables, those of the schema's own state aside, and puts their first row back. */
  private static final String CLEAN =
      """
      DO $$ BEGIN
        EXECUTE (
          SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY CASCADE'
          FROM pg_tables
          WHERE schemaname = 'public' AND tablename NOT IN ('flyway_schema_history', 'write_lock'));
        INSERT INTO changes (node, written, changes) VALUES ('', 0, '');
      END $$
      """;

  private PostgresServer() {}

  private static final class Running {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        var server =
            EmbeddedPostgres.builder()
                // What is tested here is not whether PostgreSQL writes to the disk.
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "300")
                .start();
        execute(server, "postgres", "CREATE DATABASE " + SHARED);
        PostgresDatabase.open(settings(server, SHARED), InstantSource.system()).close();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** How to reach a database with the schema of this version and nothing in it. */
  public static PostgresSettings cleanDatabase() {
    execute(Running.SERVER, SHARED, CLEAN);
    return settings(Running.SERVER, SHARED);
  }

  /** How to reach a new database without any schema. */
  public static PostgresSettings newDatabase() {
    var name = SHARED + "_" + DATABASES.incrementAndGet();
    execute(Running.SERVER, "postgres", "CREATE DATABASE " + name);
    return settings(Running.SERVER, name);
  }

  private static PostgresSettings settings(EmbeddedPostgres server, String database) {
    return new PostgresSettings(
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database,
        Optional.of("postgres"),
        Optional.empty(),
        4,
        256,
        PostgresSettings.Changes.DEFAULT);
  }

  /** Runs a statement in the database of {@code settings}. */
  public static void execute(PostgresSettings settings, String statement) {
    execute(Running.SERVER, name(settings), statement);
  }

  /** The number that a query gives. */
  static long number(PostgresSettings settings, String query) {
    try (var connection = Running.SERVER.getDatabase("postgres", name(settings)).getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Ends what is connected to the database under that name, as a restart of it would. */
  public static void endConnections(PostgresSettings settings, String applicationName) {
    assertThat(ended(settings, applicationName)).as("ended connections").isPositive();
  }

  private static int ended(PostgresSettings settings, String applicationName) {
    return numbers(settings, "CASE WHEN pg_terminate_backend(pid) THEN pid END", applicationName)
        .size();
  }

  /** Stops the processes that serve what is connected under that name, until closed. */
  public static Paused pauseConnections(PostgresSettings settings, String applicationName) {
    var processes = numbers(settings, "pid", applicationName);
    processes.forEach(process -> signal("-STOP", process));
    return new Paused(processes);
  }

  /** Processes that are stopped. */
  public record Paused(List<Integer> processes) implements AutoCloseable {
    /** How many. */
    public int count() {
      return processes.size();
    }

    /** Lets them go on. */
    @Override
    public void close() {
      processes.forEach(process -> signal("-CONT", process));
    }
  }

  private static void signal(String signal, int process) {
    try {
      int code = new ProcessBuilder("kill", signal, String.valueOf(process)).start().waitFor();
      assertThat(code).as("kill %s %s", signal, process).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Integer> numbers(
      PostgresSettings settings, String column, String applicationName) {
    var query =
        "SELECT " + column + " FROM pg_stat_activity WHERE datname = ? AND application_name = ?";
    try (var connection = Running.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.prepareStatement(query)) {
      statement.setString(1, name(settings));
      statement.setString(2, applicationName);
      var numbers = new ArrayList<Integer>();
      try (var result = statement.executeQuery()) {
        while (result.next()) {
          numbers.add(result.getInt(1));
        }
      }
      return numbers;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static String name(PostgresSettings settings) {
    return settings.url().substring(settings.url().lastIndexOf('/') + 1);
  }

  private static void execute(EmbeddedPostgres server, String database, String statement) {
    try (var connection = server.getDatabase("postgres", database).getConnection();
        var running = connection.createStatement()) {
      running.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }
}
