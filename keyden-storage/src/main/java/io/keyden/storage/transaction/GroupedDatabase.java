package io.keyden.storage.transaction;

import io.keyden.core.problem.BugException;
import io.keyden.core.store.Change;
import io.keyden.core.store.ChangeListener;
import io.keyden.storage.sql.Sql;
import io.keyden.storage.sql.SqlTransactions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What every database has in common whose writes share commits: stores work in the session of the
 * thread that calls them, and listeners hear of changes.
 */
public abstract class GroupedDatabase implements SqlTransactions, GroupedCommits, AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(GroupedDatabase.class.getName());

  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();

  /** Runs the writes; tells {@link #tell} of changes. */
  protected abstract GroupCommitter writer();

  @Override
  public final <T> T write(Supplier<T> work) {
    var current = Session.current(this);
    if (current == null) {
      return writer().run(work);
    }
    if (!current.writes()) {
      throw new BugException("a read transaction does not write");
    }
    return work.get();
  }

  @Override
  public final Sql sql() {
    var current = Session.current(this);
    if (current == null) {
      throw new BugException("stores work within a transaction only");
    }
    return current.sql();
  }

  @Override
  public final void announce(Change change) {
    writer().announce(change);
  }

  @Override
  public final void listen(ChangeListener listener) {
    listeners.add(listener);
  }

  @Override
  public final void onCommit(IntConsumer listener) {
    writer().onCommit(listener);
  }

  /** Tells every listener of {@code change}, whatever the others make of it. */
  protected final void tell(Change change) {
    for (var listener : listeners) {
      try {
        listener.changed(change);
      } catch (RuntimeException | Error e) {
        // The others must hear of it all the same: a cache that does not keeps a revoked key alive.
        LOGGER.log(System.Logger.Level.ERROR, "a listener failed on " + change, e);
      }
    }
  }

  @Override
  public abstract void close();
}
