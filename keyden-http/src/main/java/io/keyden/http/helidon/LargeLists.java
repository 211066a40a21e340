package io.keyden.http.helidon;

import io.keyden.http.seam.BadRequestException;
import io.keyden.http.seam.Request;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Requests for whole lists take turns, as many at once as the heap has room for.
 *
 * <p>Clients ask for everything at once ({@code /all}, {@code take=2147483647}), and an answer is
 * built in memory: all accounts of a large installation are 70 MB, and three times that while they
 * are put together. Two such requests at the same time could otherwise fill the heap.
 */
final class LargeLists {
  private static final int TAKE_DIGITS_MIN = 5;
  private static final long HEAP_EACH = 256L * 1024 * 1024;
  private static final String ALL = "/all";

  private final Semaphore turns;
  private final Duration patience;

  LargeLists(long heapBytes, Duration patience) {
    this.turns = new Semaphore(Math.clamp(heapBytes / HEAP_EACH, 1, 1_000), true);
    this.patience = patience;
  }

  /** Whether the answer to {@code request} may hold a whole list. */
  static boolean isAskedForBy(Request request) {
    try {
      String path = request.path();
      return path.regionMatches(true, path.length() - ALL.length(), ALL, 0, ALL.length())
          || request.query().text("take").filter(LargeLists::isLong).isPresent();
    } catch (BadRequestException e) {
      return false; // The handler says what is wrong with it.
    }
  }

  private static boolean isLong(String take) {
    return take.length() >= TAKE_DIGITS_MIN;
  }

  /** Waits for a turn; false if none came. */
  boolean begin() {
    try {
      return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends a turn, once the answer has left. */
  void end() {
    turns.release();
  }
}
