package io.keyden.server.command;

import java.net.URI;

/** A server that answers requests until it is closed. */
public interface RunningServer extends AutoCloseable {
  /**
   * Where it answers, with the port that was really taken, such as {@code http://127.0.0.1:8065}.
   */
  URI address();

  /** What the start made on a data directory without an account. */
  FirstStart firstStart();

  /**
   * From now on answers load balancers that it is not ready, so that they send requests elsewhere;
   * all else goes on as before.
   */
  void announceStop();

  /**
   * Takes no further requests, lets those that run end within the configured grace, and writes what
   * is not yet on disk. A second call does nothing.
   */
  @Override
  void close();
}
