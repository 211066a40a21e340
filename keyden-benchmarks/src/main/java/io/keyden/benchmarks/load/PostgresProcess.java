package io.keyden.benchmarks.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL on this machine, which writes to the disk as in production. */
final class PostgresProcess implements AutoCloseable {
  static final String USER = "postgres";

  /** What whoever runs it sets first: the defaults are for a machine of the last century. */
  private static final String BUFFERS = "1GB";

  private static final String LOG_MAX = "4GB";
  private static final String CONNECTIONS_MAX = "200";

  private final EmbeddedPostgres server;
  private final Path folder;

  private PostgresProcess(EmbeddedPostgres server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Starts one whose files are in {@code folder}. */
  static PostgresProcess start(Path folder) throws IOException {
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", CONNECTIONS_MAX)
            .setServerConfig("shared_buffers", BUFFERS)
            .setServerConfig("max_wal_size", LOG_MAX)
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new PostgresProcess(server, folder);
  }

  /** What {@code --database-url} takes for the database {@code name}. */
  String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
  }

  /** Makes an empty database. */
  void create(String name) throws IOException {
    execute(USER, "CREATE DATABASE " + name);
  }

  /** Does what it does by itself within some minutes of many new rows, so that nobody waits. */
  void settle(String name) throws IOException {
    execute(name, "VACUUM (ANALYZE)");
    execute(name, "CHECKPOINT");
  }

  /** How many bytes the database {@code name} takes on the disk, without its log. */
  long bytes(String name) throws IOException {
    return number(name, "SELECT pg_database_size(current_database())");
  }

  private void execute(String database, String statement) throws IOException {
    try (var connection = server.getDatabase(USER, database).getConnection();
        var running = connection.createStatement()) {
      running.execute(statement);
    } catch (SQLException e) {
      throw new IOException(statement, e);
    }
  }

  private long number(String database, String query) throws IOException {
    try (var connection = server.getDatabase(USER, database).getConnection();
        var running = connection.createStatement();
        var result = running.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IOException(query, e);
    }
  }

  /** CPU that all its processes have used, those that have ended among them. */
  Duration processTime() throws IOException {
    long first = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
    var time = new Meters(first).processTimeWithEnded();
    for (long child : children(first)) {
      time = time.plus(new Meters(child).processTimeWithEnded());
    }
    return time;
  }

  private static List<Long> children(long first) {
    return ProcessHandle.of(first)
        .map(ProcessHandle::descendants)
        .orElseGet(Stream::empty)
        .map(ProcessHandle::pid)
        .toList();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
