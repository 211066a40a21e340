package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.storage.transaction.GroupCommitter;
import java.nio.file.Path;

/** A database in a file of a test, which fails the test if it leaves anything open. */
final class TemporaryDatabase implements AutoCloseable {
  /** What its connections go through. */
  final WatchedConnections connections = new WatchedConnections();

  private final SqliteDatabase database;

  /** Opens {@code keyden.db} in {@code folder}. */
  TemporaryDatabase(Path folder) {
    database =
        SqliteDatabase.open(
            folder.resolve("keyden.db"), GroupCommitter.BATCH_MAX, connections::watch);
  }

  /** The database itself. */
  SqliteDatabase database() {
    return database;
  }

  @Override
  public void close() {
    // Statements stay prepared while the database is open, but no result stays open.
    assertThat(connections.results).as("open results").hasValue(0);
    database.close();
    assertThat(connections.statements).as("open statements").hasValue(0);
    assertThat(connections.connections).as("open connections").hasValue(0);
  }
}
