package io.keyden.server.command;

import io.keyden.server.configuration.ServerConfiguration;
import java.io.PrintStream;

/**
 * Wires a server and starts it. The composition root implements it and is found by {@link
 * java.util.ServiceLoader}, so that this package, which comes first, need not know the one that
 * sees everything.
 */
public interface ServerLauncher {
  /**
   * Starts the server. Returns once it answers requests; what was begun is undone if that fails.
   *
   * @param configuration checked values
   * @param out for lines that the operator should see while the start takes long; never for secrets
   * @throws StartException if something outside the program, such as a port in use, prevents the
   *     start
   */
  RunningServer start(ServerConfiguration configuration, PrintStream out) throws StartException;
}
