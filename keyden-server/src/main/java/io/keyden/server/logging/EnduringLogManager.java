package io.keyden.server.logging;

import java.util.logging.LogManager;

/**
 * A log manager that keeps writing while the process stops. The JDK's own removes every handler in
 * a shutdown hook, at the same time as the server closes, so that whatever goes wrong then would be
 * lost. {@link #reset()} is what that hook calls.
 */
public final class EnduringLogManager extends LogManager {
  /** Called by the JDK, which is told the name of this class by a system property. */
  public EnduringLogManager() {}

  /** Does nothing: no handler here holds anything that would have to be closed. */
  @Override
  public void reset() {}
}
