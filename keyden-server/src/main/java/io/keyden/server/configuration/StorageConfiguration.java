package io.keyden.server.configuration;

import java.nio.file.Path;

/**
 * Where the server keeps what it knows.
 *
 * @param dataDirectory absolute; made at the first start if it is missing
 * @param databaseUrl which database
 * @param commitGroupMax how many writes may share one commit to the disk, at least 1
 * @param shared how to work with a database that other nodes share
 */
public record StorageConfiguration(
    Path dataDirectory,
    DatabaseUrl databaseUrl,
    int commitGroupMax,
    SharedDatabaseConfiguration shared) {
  /**
   * Checks what the types leave open.
   *
   * @throws IllegalArgumentException if the path is relative, and so would change its meaning with
   *     the working directory, or a commit has room for no write
   */
  public StorageConfiguration {
    if (!dataDirectory.isAbsolute()) {
      throw new IllegalArgumentException("the path of the data directory is relative");
    }
    if (commitGroupMax < 1) {
      throw new IllegalArgumentException("a commit has room for at least one write");
    }
  }
}
