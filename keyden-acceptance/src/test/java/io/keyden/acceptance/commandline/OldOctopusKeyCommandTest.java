package io.keyden.acceptance.commandline;

import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import org.junit.jupiter.api.AfterEach;

/** The commands for keys, on the stand-in for an old Octopus server. */
class OldOctopusKeyCommandTest extends KeyCommandContract {
  private final PlainOctopusServer plain = PlainOctopusServer.start(OctopusVersion.OLD);
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
    return false;
  }

  @Override
  boolean tellsLastUse() {
    return false;
  }

  @Override
  boolean administratorsKeyIsEndless() {
    return true;
  }
}
