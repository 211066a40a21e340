package io.keyden.server.command;

import io.keyden.server.logging.Logging;
import java.net.URI;

/** The real program but for the server that it starts; run as a process of its own. */
final class FixtureMain {
  private FixtureMain() {}

  public static void main(String[] arguments) {
    Logging.prepare();
    ProcessStopSignal.runAndExit(stopSignal ->
        Main.run(
            new Surroundings(
                System.getenv(),
                System.out,
                System.err,
                (configuration, out) -> {
                  RunningServer server =
                      new FixtureLauncher(new FirstStart.None()).start(configuration, out);
                  return new ClosingLoudly(server);
                },
                stopSignal),
            arguments));
  }

  /** Logs while it closes, which happens in the midst of the process's end. */
  private record ClosingLoudly(RunningServer server) implements RunningServer {
    @Override
    public URI address() {
      return server.address();
    }

    @Override
    public FirstStart firstStart() {
      return server.firstStart();
    }

    @Override
    public void announceStop() {
      server.announceStop();
    }

    @Override
    public void close() {
      server.close();
      System.getLogger("io.keyden.server.Fixture").log(System.Logger.Level.INFO, "closed");
    }
  }
}
