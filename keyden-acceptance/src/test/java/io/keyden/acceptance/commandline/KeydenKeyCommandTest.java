package io.keyden.acceptance.commandline;

import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;

/** The commands for keys, on Keyden. */
@RunsOnPackagedServer
class KeydenKeyCommandTest extends WholeKeyCommandContract {
  private final TargetServer server;

  KeydenKeyCommandTest(PackagedServer packaged) {
    this.server = TargetServer.of(packaged);
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
    return false;
  }
}
