package io.keyden.core.status;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whether this server should be sent requests: its database works, and it is not about to stop.
 * Safe for many threads.
 */
public final class Readiness {
  /** What a server may lack. */
  public enum Lack {
    /** The database cannot be read and written. */
    DATABASE,
    /** Time: the server is stopping. */
    STOPPING
  }

  private final Health health;
  private volatile boolean stopping;

  /** Ready as long as {@code health} is good and {@link #stop} has not been called. */
  public Readiness(Health health) {
    this.health = health;
  }

  /** From now on the server is not ready, whatever it still answers. */
  public void stop() {
    stopping = true;
  }

  /** What the server lacks; nothing if it is ready. The database is not asked while stopping. */
  public Set<Lack> lacks() {
    if (stopping) {
      return EnumSet.of(Lack.STOPPING);
    }
    return health.operating() ? EnumSet.noneOf(Lack.class) : EnumSet.of(Lack.DATABASE);
  }
}
