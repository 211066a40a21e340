package io.keyden.server.command;

import java.io.PrintStream;
import java.util.Map;

/**
 * What a command sees of the world, so that a test can be the world.
 *
 * @param environment the variables of the process
 * @param out for results
 * @param err for everything else
 * @param launcher starts the server
 * @param stopSignal tells when to stop
 */
record Surroundings(
    Map<String, String> environment,
    PrintStream out,
    PrintStream err,
    ServerLauncher launcher,
    StopSignal stopSignal) {
  Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Without the environment, which may hold secrets. */
  @Override
  public String toString() {
    return "Surroundings";
  }
}
