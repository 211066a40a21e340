package io.keyden.core.audit;

import java.time.InstantSource;

/** Writes events with the time of the clock. To be called in the transaction of the change. */
public final class Audit {
  private final EventStore events;
  private final InstantSource clock;

  /** Writes to {@code events}. */
  public Audit(EventStore events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /** Records that {@code actor} did {@code event}, now. */
  public void record(Actor actor, AuditEvent event) {
    events.append(clock.instant(), actor, event);
  }
}
