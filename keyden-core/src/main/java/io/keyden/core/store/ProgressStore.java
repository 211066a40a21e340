package io.keyden.core.store;

import java.time.Instant;
import java.util.Optional;

/**
 * How far recurring work has come, by its name. Read and moved on in the transaction of the work
 * itself, it makes each piece of it be done once, by whichever node comes first. Works within a
 * transaction only.
 */
public interface ProgressStore {
  /**
   * The moment up to which {@code work} is done; empty if it never ran. Kept to the millisecond.
   */
  Optional<Instant> reached(String work);

  /** Notes that {@code work} is done up to {@code moment}. */
  void reach(String work, Instant moment);
}
