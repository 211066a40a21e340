package io.keyden.core.team;

import io.keyden.core.id.SpaceId;

/** Knows which spaces there are. */
@FunctionalInterface
public interface KnownSpaces {
  /** Whether there is such a space. Works within a transaction. */
  boolean exists(SpaceId space);
}
