package io.keyden.acceptance.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Program;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL that writes to the disk as in production, and can be struck. */
public final class PostgresProcess implements AutoCloseable {
  private final Path directory;
  private EmbeddedPostgres server;

  public PostgresProcess() {
    try {
      directory = Files.createTempDirectory("keyden-postgres-");
      server = start(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200");
    if (port != 0) {
      builder.setPort(port);
    }
    return builder.start();
  }

  public int port() {
    return server.getPort();
  }

  /** What {@code --database-url} takes; by way of {@code port} if that is another one's. */
  public static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Runs statements in the database of the nodes. */
  void execute(String statements) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var running = connection.createStatement()) {
      running.execute(statements);
    } catch (SQLException e) {
      throw new IllegalStateException(statements, e);
    }
  }

  /** Stops it, as an operator does, and starts it again on the same data and port. */
  void restart() {
    int port = port();
    try {
      server.close();
      server = start(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All its processes stand still until the result is closed. */
  AutoCloseable pause() {
    var processes = processes();
    assertThat(processes).as("processes of PostgreSQL").hasSizeGreaterThan(3);
    Signals.stop(processes);
    return () -> Signals.goOn(processes);
  }

  private List<Long> processes() {
    try {
      long first =
          Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
      var all = ProcessHandle.of(first).orElseThrow();
      return Stream.concat(Stream.of(all), all.descendants()).map(ProcessHandle::pid).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Signals to processes. */
  static final class Signals {
    private Signals() {}

    static void stop(List<Long> processes) {
      send("-STOP", processes);
    }

    static void goOn(List<Long> processes) {
      send("-CONT", processes);
    }

    private static void send(String signal, List<Long> processes) {
      // One that has ended in between needs no signal.
      for (long process : processes) {
        Program.of("kill", signal, String.valueOf(process)).run();
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
