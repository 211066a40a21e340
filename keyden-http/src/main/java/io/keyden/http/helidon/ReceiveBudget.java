package io.keyden.http.helidon;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of requests may wait in memory, those of all connections together.
 *
 * <p>A request is read whole before anybody knows who sends it, so without a bound whoever may
 * connect could fill the heap. What a usual request needs is each connection's own; only what a
 * larger one needs beyond that comes out of here. So whoever exhausts it keeps large requests
 * waiting, and no others.
 */
final class ReceiveBudget {
  /** What each connection may hold of a request without asking, headers included. */
  static final int ALLOWANCE_BYTES = 16 * 1024;

  private final AtomicLong left;

  ReceiveBudget(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /** What one connection holds. For one thread. */
  Account open() {
    return new Account();
  }

  final class Account {
    private long held;
    private long taken;

    /** Holds {@code bytes} more; false, and as it was, if that is more than is left. */
    boolean hold(int bytes) {
      long beyond = held + bytes - ALLOWANCE_BYTES - taken;
      if (beyond > 0) {
        if (!take(beyond)) {
          return false;
        }
        taken += beyond;
      }
      held += bytes;
      return true;
    }

    /** Holds nothing any more but for {@code rest} bytes, which are among those held. */
    void release(long rest) {
      long needed = Math.clamp(rest - ALLOWANCE_BYTES, 0, taken);
      // Most requests have taken nothing, and then all connections' one number is left alone.
      if (taken > needed) {
        left.addAndGet(taken - needed);
        taken = needed;
      }
      held = rest;
    }

    private boolean take(long bytes) {
      long seen = left.get();
      while (seen >= bytes) {
        if (left.compareAndSet(seen, seen - bytes)) {
          return true;
        }
        seen = left.get();
      }
      return false;
    }
  }
}
