package io.keyden.benchmarks.load;

import io.keyden.benchmarks.sample.Folders;
import io.keyden.benchmarks.sample.SampleKeys;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Data directories with many keys, each filled once and copied for each use, so that what one
 * scenario writes does not weigh on the next. For one thread.
 */
final class Stores implements AutoCloseable {
  /** The key of the administrator, who is the first account. It guards nothing. */
  static final String ADMINISTRATOR_KEY = "API-LOADTESTLOADTESTLOADTESTLO";

  /** The variables with which every server is started. */
  static final Map<String, String> ENVIRONMENT = Map.of("KEYDEN_ADMIN_API_KEY", ADMINISTRATOR_KEY);

  private static final long SEED = 3;

  private final Path program;
  private final Path folder;
  private final Map<Integer, List<String>> keys = new HashMap<>();
  private int copies;

  /** Keeps them in a new folder below that of {@code java.io.tmpdir}. */
  Stores(Path program) throws IOException {
    this.program = program;
    this.folder = Files.createTempDirectory("keyden-load");
  }

  /** The keys of a store with {@code count} of them. */
  List<String> keys(int count) throws IOException, InterruptedException {
    var known = keys.get(count);
    return known != null ? known : fill(count);
  }

  private List<String> fill(int count) throws IOException, InterruptedException {
    var template = template(count);
    // The first start makes the administrator, which it does in an empty store only.
    ServerProcess.start(new ServerProcess.Launch(program, template, List.of(), ENVIRONMENT))
        .close();
    try (var database = SqliteDatabase.open(databaseFile(template))) {
      // Made a minute ago, so that no clock can find them to be of the future.
      var made = Instant.now().minus(1, ChronoUnit.MINUTES);
      var texts = new SampleKeys(database, SEED, made).add(count);
      keys.put(count, texts);
      return texts;
    }
  }

  private static Path databaseFile(Path data) throws IOException {
    try (var files = Files.list(data)) {
      return files.filter(file -> file.toString().endsWith(".db")).findFirst().orElseThrow();
    }
  }

  private Path template(int count) {
    return folder.resolve("template-" + count);
  }

  /** A data directory with {@code count} keys, for one use. */
  Path copy(int count) throws IOException, InterruptedException {
    if (keys(count).isEmpty()) {
      throw new IllegalArgumentException("a store has keys");
    }
    var copy = folder.resolve("data-" + copies++);
    Folders.copy(template(count), copy);
    return copy;
  }

  /** Takes a copy away that is not needed any more. */
  void drop(Path copy) throws IOException {
    Folders.delete(copy);
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }
}
