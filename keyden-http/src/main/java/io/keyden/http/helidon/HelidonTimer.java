package io.keyden.http.helidon;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the timer by which Helidon looks for idle connections.
 *
 * <p><b>Why.</b> {@link ConnectionWatch} does that work. Helidon 4.5 can neither be told to leave
 * it nor ends its timer when it stops: each server would leave behind a thread, and by it
 * everything that the server held. Its next major line ends it.
 *
 * <p><b>How.</b> Helidon shows the timer to nobody, but the timer asks each open connection how
 * long it has been idle, and a {@link java.util.Timer} whose task throws has ended. So a server
 * that has started is connected to by itself, the timer asks, and the answer is, deliberately, an
 * exception that nobody hears of.
 */
final class HelidonTimer {
  /** How often the timer asks, until it has ended. */
  static final Duration PERIOD = Duration.ofMillis(20);

  private static final System.Logger LOGGER = System.getLogger(HelidonTimer.class.getName());
  private static final String THREAD_TYPE = "java.util.TimerThread";
  private static final Duration WAIT_MAX = Duration.ofSeconds(2);

  private final CountDownLatch ended = new CountDownLatch(1);

  /** Ends the timer if it is the timer that calls; returns if it is anybody else. */
  void endIfAsking() {
    var thread = Thread.currentThread();
    if (thread.getClass().getName().equals(THREAD_TYPE)) {
      thread.setUncaughtExceptionHandler((_, _) -> ended.countDown());
      throw new IllegalStateException("Helidon's timer ends here");
    }
  }

  /** Makes the timer ask, without waiting for it. */
  void provoke(InetSocketAddress listening) {
    var address =
        listening.getAddress() == null || listening.getAddress().isAnyLocalAddress()
            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getPort())
            : listening;
    var _ = Thread.ofVirtual().name("helidon-timer-end").start(() -> connect(address));
  }

  private void connect(InetSocketAddress address) {
    long deadline = System.nanoTime() + WAIT_MAX.toNanos();
    try {
      // Again if the server closes it before the timer comes: idle connections may not last long.
      while (!hasEnded() && System.nanoTime() < deadline) {
        try (var connection = new Socket()) {
          connection.setSoTimeout((int) PERIOD.toMillis());
          connection.connect(address, (int) WAIT_MAX.toMillis());
          stay(connection, deadline);
        }
      }
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "Helidon's timer goes on, since no connection was made", e);
    }
  }

  /** Returns when the timer has ended, or the server has closed the connection. */
  private void stay(Socket connection, long deadline) throws IOException {
    boolean open = true;
    while (open && !hasEnded() && System.nanoTime() < deadline) {
      try {
        open = connection.getInputStream().read() >= 0;
      } catch (SocketTimeoutException e) {
        // Still open, and nothing to read, as it should be.
      }
    }
  }

  private boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** Waits for a timer that is to end but has not been around since. */
  void awaitEnd() {
    try {
      if (!ended.await(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        LOGGER.log(Level.DEBUG, "Helidon's timer has not ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
