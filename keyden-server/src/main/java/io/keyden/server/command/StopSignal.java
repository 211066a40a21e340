package io.keyden.server.command;

import java.time.Duration;

/** Tells a running server that it should stop. */
public interface StopSignal {
  /**
   * Begins to listen. A signal that comes from now on is kept until {@link #await()}.
   *
   * @param closeLimit how long the process may take to close before it is ended in any case
   */
  void listen(Duration closeLimit);

  /**
   * Returns when the signal has come.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  void await() throws InterruptedException;
}
