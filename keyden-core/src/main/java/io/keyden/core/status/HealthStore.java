package io.keyden.core.status;

import java.time.Instant;
import java.util.Optional;

/** One row to read and write, to find out whether that works. Works within a transaction only. */
public interface HealthStore {
  /** Replaces the instant; kept to the millisecond. */
  void touch(Instant instant);

  /** The last instant, if there was one. */
  Optional<Instant> touched();
}
