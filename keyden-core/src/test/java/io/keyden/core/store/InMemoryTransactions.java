package io.keyden.core.store;

import io.keyden.core.problem.BugException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Transactions over stores in memory: one at a time, rolled back by restoring what the stores held.
 */
public final class InMemoryTransactions implements Transactions {
  /** Something that can be put back to what it was. */
  public interface Participant {
    /** Remembers the present state; the result restores it. */
    Runnable checkpoint();
  }

  private enum Kind {
    READ,
    WRITE
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Participant> participants = new CopyOnWriteArrayList<>();
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private final List<Change> announced = new ArrayList<>();
  private final List<Kind> running = new ArrayList<>();

  /** From now on {@code participant} takes part in every transaction. */
  public void enlist(Participant participant) {
    participants.add(participant);
  }

  /** Fails unless the current thread is within a transaction: stores work within one only. */
  public void requireTransaction() {
    if (!lock.isHeldByCurrentThread() || running.isEmpty()) {
      throw new BugException("stores work within a transaction only");
    }
  }

  /** Fails unless the current thread is within a write. */
  public void requireWrite() {
    requireTransaction();
    if (running.getFirst() != Kind.WRITE) {
      throw new BugException("a read transaction does not write");
    }
  }

  @Override
  public <T> T read(Supplier<T> work) {
    lock.lock();
    try {
      running.addLast(Kind.READ);
      return work.get();
    } finally {
      running.removeLast();
      lock.unlock();
    }
  }

  @Override
  public <T> T write(Supplier<T> work) {
    lock.lock();
    try {
      if (!running.isEmpty()) {
        requireWrite();
        return work.get();
      }
      return outermost(work);
    } finally {
      lock.unlock();
    }
  }

  private <T> T outermost(Supplier<T> work) {
    announced.clear();
    var restore = participants.stream().map(Participant::checkpoint).toList();
    running.addLast(Kind.WRITE);
    boolean done = false;
    T result;
    try {
      result = work.get();
      done = true;
    } finally {
      running.removeLast();
      if (!done) {
        restore.forEach(Runnable::run);
      }
    }
    for (var change : List.copyOf(announced)) {
      listeners.forEach(listener -> listener.changed(change));
    }
    return result;
  }

  @Override
  public void announce(Change change) {
    requireWrite();
    announced.add(change);
  }

  @Override
  public boolean upToDate() {
    return true;
  }

  @Override
  public void listen(ChangeListener listener) {
    listeners.add(listener);
  }
}
