package io.keyden.core.space;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.store.EverythingChanged;
import io.keyden.core.store.Transactions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The default space, remembered between changes: the root document depends on it, and clients fetch
 * that before nearly every call.
 */
public final class DefaultSpace {
  private record Remembered(Optional<Space> space, long epoch) {}

  private final Transactions transactions;
  private final SpaceStore spaces;
  private final AtomicLong epoch = new AtomicLong();
  private final AtomicReference<Remembered> remembered =
      new AtomicReference<>(new Remembered(Optional.empty(), -1));

  /** Remembers what {@code spaces} holds until it announces a change. */
  public DefaultSpace(Transactions transactions, SpaceStore spaces) {
    this.transactions = transactions;
    this.spaces = spaces;
    transactions.listen(change -> {
      if (change instanceof AccessChanged || change instanceof EverythingChanged) {
        epoch.incrementAndGet();
      }
    });
  }

  /** The default space at this moment, if there is one. */
  public Optional<Space> get() {
    // The number is read first: a change while loading makes what was loaded count as old.
    long now = epoch.get();
    var known = remembered.get();
    if (known.epoch() != now || !transactions.upToDate()) {
      known = new Remembered(transactions.read(spaces::defaultSpace), now);
      remembered.set(known);
    }
    return known.space();
  }
}
