package io.keyden.server;

import io.keyden.server.command.RunningServer;
import io.keyden.server.command.StartException;
import io.keyden.server.configuration.ServerConfiguration;
import io.keyden.server.logging.Logging;

/**
 * The real server inside another program, such as a test, for data that nobody needs once it has
 * stopped. It is made to start soon: commits are not synced to the disk, and passwords are hashed
 * as cheaply as Argon2 allows. Everything else is as in {@code keyden serve}.
 *
 * <p>Any number of them can run in one process, each with a data directory of its own. None touches
 * the standard streams, the signals or the handlers of the log.
 */
public final class ThrowawayServer {
  private ThrowawayServer() {}

  /**
   * Starts a server; it answers when this returns. Libraries log warnings only from here on, unless
   * the program has chosen a level for them.
   *
   * @throws StartException if something outside, such as a port in use, prevents it; what was begun
   *     is undone
   */
  public static RunningServer start(ServerConfiguration configuration) throws StartException {
    Logging.quietLibraries();
    return KeydenServer.start(configuration, Protection.THROWAWAY);
  }
}
