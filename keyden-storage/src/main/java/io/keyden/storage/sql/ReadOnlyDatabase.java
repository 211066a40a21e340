package io.keyden.storage.sql;

import io.keyden.core.problem.BugException;
import io.keyden.core.store.Change;
import io.keyden.core.store.ChangeListener;
import java.util.function.Supplier;

/**
 * A database that is only looked at, whether its server runs or not: by the commands that need no
 * server. Nothing is migrated and nothing is written; a write is a bug. For one thread.
 */
public interface ReadOnlyDatabase extends SqlTransactions, AutoCloseable {
  @Override
  default <T> T write(Supplier<T> work) {
    throw new BugException("a database that is only looked at was written to");
  }

  @Override
  default void announce(Change change) {
    throw new BugException("a database that is only looked at does not change");
  }

  @Override
  default boolean upToDate() {
    return true;
  }

  @Override
  default void listen(ChangeListener listener) {
    // There is nothing to tell.
  }

  @Override
  void close();
}
