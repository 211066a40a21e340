package io.keyden.benchmarks.sample;

import io.keyden.storage.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database in a folder of its own, which goes away with it. */
public final class TemporaryDatabase implements AutoCloseable {
  private final Path folder;
  private final SqliteDatabase database;

  /**
   * Makes the database in a new folder below that of {@code java.io.tmpdir}. What a commit costs is
   * told only if that lies on a disk.
   *
   * @param batchMax how many writes may share a commit
   */
  public TemporaryDatabase(int batchMax) throws IOException {
    this.folder = Files.createTempDirectory("keyden-benchmark");
    this.database = SqliteDatabase.open(folder.resolve("keyden.db"), batchMax);
  }

  /** The database. */
  public SqliteDatabase database() {
    return database;
  }

  @Override
  public void close() throws IOException {
    database.close();
    Folders.delete(folder);
  }
}
