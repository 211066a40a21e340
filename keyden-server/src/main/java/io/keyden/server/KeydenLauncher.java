package io.keyden.server;

import io.keyden.server.command.RunningServer;
import io.keyden.server.command.ServerLauncher;
import io.keyden.server.command.StartException;
import io.keyden.server.configuration.ServerConfiguration;
import java.io.PrintStream;

/** Starts the server for the command line, which finds it as a service. */
public final class KeydenLauncher implements ServerLauncher {
  /** For the service loader. */
  public KeydenLauncher() {}

  @Override
  public RunningServer start(ServerConfiguration configuration, PrintStream out)
      throws StartException {
    return KeydenServer.start(configuration);
  }
}
