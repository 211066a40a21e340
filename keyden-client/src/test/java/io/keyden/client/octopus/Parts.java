package io.keyden.client.octopus;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What the routes share. */
record Parts(
    OctopusVersion version,
    State state,
    Templates templates,
    Rights rights,
    Journal journal,
    Paths paths,
    InstantSource clock) {

  static Parts of(OctopusVersion version, Paths paths, InstantSource clock) {
    State state = new State();
    Templates templates = new Templates(version);
    Journal journal = new Journal(state, templates, clock);
    return new Parts(version, state, templates, new Rights(state), journal, paths, clock);
  }

  /** The present, to the millisecond, since the wire shows no more. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
