package io.keyden.core.team;

import io.keyden.core.id.SpaceId;
import java.util.List;

/** Knows which spaces there are. Works within a transaction. */
public interface KnownSpaces {
  /** Whether there is such a space. */
  boolean exists(SpaceId space);

  /** Every space, by name. */
  List<SpaceId> everySpace();
}
