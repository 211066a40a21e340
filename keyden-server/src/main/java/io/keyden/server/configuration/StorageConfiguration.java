package io.keyden.server.configuration;

import java.nio.file.Path;

/**
 * Where the server keeps what it knows.
 *
 * @param dataDirectory absolute; made at the first start if it is missing
 * @param databaseUrl which database
 */
public record StorageConfiguration(Path dataDirectory, DatabaseUrl databaseUrl) {
  /**
   * Checks what the types leave open.
   *
   * @throws IllegalArgumentException if the path is relative, and so would change its meaning with
   *     the working directory
   */
  public StorageConfiguration {
    if (!dataDirectory.isAbsolute()) {
      throw new IllegalArgumentException("the path of the data directory is relative");
    }
  }
}
