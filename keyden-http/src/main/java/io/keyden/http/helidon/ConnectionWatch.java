package io.keyden.http.helidon;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at all connections now and then and ends those that are overdue. Helidon 4.5 bounds neither
 * the time a request takes to arrive nor the time an answer takes to leave.
 */
final class ConnectionWatch implements AutoCloseable {
  private static final Duration LONGEST_PAUSE =
      Duration.ofMillis(GuardedConnection.LINGER_MILLIS / 4);

  private final Set<GuardedConnection> connections = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean running = true;
  private volatile boolean stopping;

  ConnectionWatch(HttpServerSettings settings) {
    Duration pause = LONGEST_PAUSE;
    for (Duration timeout :
        new Duration[] {
          settings.idleTimeout(), settings.requestTimeout(), settings.responseTimeout()
        }) {
      Duration quarter = timeout.dividedBy(4);
      pause = quarter.compareTo(pause) < 0 ? quarter : pause;
    }
    long pauseMillis = Math.max(1, pause.toMillis());
    // A platform thread: it must run even if every carrier of virtual threads is busy.
    thread =
        Thread.ofPlatform().daemon().name("keyden-http-watch").unstarted(() -> watch(pauseMillis));
  }

  void start() {
    thread.start();
  }

  /**
   * From now on an idle connection is overdue at once. Helidon closes the idle ones itself when it
   * stops, but overlooks one that it has just accepted and whose thread is not reading yet.
   */
  void endIdleConnections() {
    stopping = true;
  }

  void add(GuardedConnection connection) {
    connections.add(connection);
  }

  void remove(GuardedConnection connection) {
    connections.remove(connection);
  }

  @Override
  public void close() {
    running = false;
    thread.interrupt();
  }

  private void watch(long pauseMillis) {
    while (running) {
      try {
        Thread.sleep(pauseMillis);
      } catch (InterruptedException e) {
        return;
      }
      for (GuardedConnection connection : connections) {
        connection.endIfOverdue(stopping);
      }
    }
  }
}
