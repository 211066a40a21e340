package io.keyden.core.store;

import java.time.Duration;
import java.time.InstantSource;

/** Work that one node does for all of them, once in a while. */
public final class RecurringWork {
  private final Transactions transactions;
  private final ProgressStore progress;
  private final InstantSource clock;

  /** Notes in {@code progress} who did what. */
  public RecurringWork(Transactions transactions, ProgressStore progress, InstantSource clock) {
    this.transactions = transactions;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Does {@code work} in a write, unless some node has done it within {@code interval}. What fails
   * is not done, and the next node tries it.
   *
   * @return whether it was done here
   */
  public boolean run(String name, Duration interval, Runnable work) {
    var now = clock.instant();
    // Mostly another node was faster: looking costs no turn among the writers.
    if (transactions.read(() -> tooEarly(name, interval))) {
      return false;
    }
    return transactions.write(() -> {
      if (tooEarly(name, interval)) {
        return false;
      }
      work.run();
      progress.reach(name, now);
      return true;
    });
  }

  private boolean tooEarly(String name, Duration interval) {
    var due = clock.instant().minus(interval);
    return progress.reached(name).filter(last -> last.isAfter(due)).isPresent();
  }
}
