package io.keyden.benchmarks.load;

import io.keyden.benchmarks.sample.Folders;
import io.keyden.benchmarks.sample.SampleInstallation;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stores of two sizes on both databases. Those of one size have the same rows: what is filled is
 * the embedded database, which {@code keyden migrate sqlite-to-postgres} then copies. For one
 * thread.
 */
final class GrowthStores implements AutoCloseable {
  private static final long SEED = 5;
  private static final int ACCOUNTS_WANTED = 20_000;

  /** Keys and their digests come in no order: each would bring other pages in and out again. */
  private static final String ALL_IN_MEMORY = "PRAGMA cache_size = -1000000";

  /** Copying looks at a whole chain; nobody waits so long for a hung program. */
  private static final Duration COMMAND_MAX = Duration.ofMinutes(20);

  private final Path program;
  private final Path folder;
  private final Map<SampleInstallation.Size, Embedded> embedded = new HashMap<>();
  private final Map<SampleInstallation.Size, Store> shared = new HashMap<>();
  private @Nullable PostgresProcess postgres;

  private record Embedded(Path data, SampleInstallation.Filled filled) {}

  /** The databases. */
  enum Engine {
    SQLITE("SQLite"),
    POSTGRESQL("PostgreSQL");

    private final String title;

    Engine(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * A store to start servers on.
   *
   * @param engine which database
   * @param size how much is in it
   * @param filled some of what is in it
   * @param data the data directory, of the embedded database or of a first node
   * @param options further options of {@code serve} and of every command
   */
  record Store(
      Engine engine,
      SampleInstallation.Size size,
      SampleInstallation.Filled filled,
      Path data,
      List<String> options) {}

  /** Keeps them in a new folder below that of {@code java.io.tmpdir}. */
  GrowthStores(Path program) throws IOException {
    this.program = program;
    this.folder = Files.createTempDirectory("keyden-growth");
  }

  /** The one store of that engine and size. */
  Store store(Engine engine, SampleInstallation.Size size)
      throws IOException, InterruptedException {
    var source = embedded.get(size);
    if (source == null) {
      source = fill(size);
      embedded.put(size, source);
    }
    if (engine == Engine.SQLITE) {
      return new Store(engine, size, source.filled(), source.data(), List.of());
    }
    var known = shared.get(size);
    if (known == null) {
      known = copy(size, source);
      shared.put(size, known);
    }
    return known;
  }

  private Embedded fill(SampleInstallation.Size size) throws IOException, InterruptedException {
    System.err.printf("filling a store with %,d keys ...%n", size.keys());
    var data = folder.resolve("sqlite-" + size.keys());
    // The first start makes the administrator, which it does in an empty store only.
    start(data, List.of()).close();
    try (var database = SqliteDatabase.open(data.resolve("keyden.db"))) {
      database.write(() -> database.sql().update(ALL_IN_MEMORY));
      return new Embedded(
          data,
          new SampleInstallation(database, SEED, InstantSource.system())
              .add(size, ACCOUNTS_WANTED));
    }
  }

  private Store copy(SampleInstallation.Size size, Embedded source)
      throws IOException, InterruptedException {
    System.err.printf("copying %,d keys to PostgreSQL ...%n", size.keys());
    var name = "keyden_" + size.keys();
    var server = postgres();
    server.create(name);
    var options =
        List.of("--database-url", server.url(name), "--database-user", PostgresProcess.USER);
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("migrate", "sqlite-to-postgres", "--data-dir"));
    arguments.add(source.data().toString());
    arguments.addAll(options);
    run(arguments);
    server.settle(name);
    return new Store(
        Engine.POSTGRESQL,
        size,
        source.filled(),
        folder.resolve("postgresql-" + size.keys()),
        options);
  }

  /** The one PostgreSQL with all stores of that engine; starts it when it is first wanted. */
  PostgresProcess postgres() throws IOException {
    if (postgres == null) {
      postgres = PostgresProcess.start(folder.resolve("postgresql"));
    }
    return postgres;
  }

  /** Starts a server on {@code store}. */
  ServerProcess start(Store store, String... options) throws IOException, InterruptedException {
    return start(store.data(), with(store.options(), options));
  }

  /** Starts another node on {@code store}, which has many. */
  ServerProcess startNode(Store store, int number, String... options)
      throws IOException, InterruptedException {
    return start(
        store.data().resolveSibling(store.data().getFileName() + "-node-" + number),
        with(store.options(), options));
  }

  private static List<String> with(List<String> options, String... more) {
    var all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all;
  }

  private ServerProcess start(Path data, List<String> options)
      throws IOException, InterruptedException {
    return ServerProcess.start(
        new ServerProcess.Launch(program, data, options, Stores.ENVIRONMENT));
  }

  /** Bytes on the disk, without logs that are cut after a while. */
  long bytes(Store store) throws IOException {
    return switch (store.engine()) {
      case SQLITE -> Files.size(store.data().resolve("keyden.db"));
      case POSTGRESQL -> postgres().bytes("keyden_" + store.size().keys());
    };
  }

  /** How long it takes to verify the record of {@code store}. */
  Duration verify(Store store) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("audit", "verify"));
    if (store.engine() == Engine.SQLITE) {
      arguments.addAll(List.of("--data-dir", store.data().toString()));
    }
    arguments.addAll(store.options());
    return run(arguments);
  }

  /** How long it takes to back up {@code store}, which is embedded. */
  Duration backUp(Store store) throws IOException, InterruptedException {
    var copy = folder.resolve("backup.db");
    try {
      return run(
          List.of("backup", copy.toString(), "--data-dir", store.data().toString(), "--force"));
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** Runs a command of the program, and says how long that took. */
  private Duration run(List<String> arguments) throws IOException, InterruptedException {
    var output = folder.resolve("command.log");
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("KEYDEN_"));
    long begun = System.nanoTime();
    var process = builder.start();
    if (!process.waitFor(COMMAND_MAX)) {
      process.destroyForcibly();
      throw new IOException(command + " does not end");
    }
    var took = Duration.ofNanos(System.nanoTime() - begun);
    if (process.exitValue() != 0) {
      throw new IOException(command + " failed: " + Files.readString(output));
    }
    return took;
  }

  @Override
  public void close() throws IOException {
    try {
      if (postgres != null) {
        Objects.requireNonNull(postgres).close();
      }
    } finally {
      Folders.delete(folder);
    }
  }
}
