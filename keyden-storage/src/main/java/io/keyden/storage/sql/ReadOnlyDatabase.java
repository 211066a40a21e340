package io.keyden.storage.sql;

/**
 * A database that is only looked at, whether its server runs or not: by the commands that need no
 * server. Nothing is migrated and nothing is written; a write is a bug. For one thread.
 */
public interface ReadOnlyDatabase extends SqlTransactions, AutoCloseable {
  @Override
  void close();
}
