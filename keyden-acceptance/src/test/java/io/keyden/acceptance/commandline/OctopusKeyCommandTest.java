package io.keyden.acceptance.commandline;

import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import org.junit.jupiter.api.AfterEach;

/** The commands for keys, on the stand-in for an Octopus server. */
class OctopusKeyCommandTest extends WholeKeyCommandContract {
  private final PlainOctopusServer plain = PlainOctopusServer.start(OctopusVersion.CURRENT);
  private final TargetServer server = TargetServer.of(plain);

  @AfterEach
  void stop() {
    plain.close();
  }

  @Override
  TargetServer server() {
    return server;
  }

  @Override
  boolean keysMustEnd() {
    return true;
  }

  @Override
  boolean tellsLastUse() {
    return true;
  }

  @Override
  boolean administratorsKeyIsEndless() {
    return true;
  }
}
