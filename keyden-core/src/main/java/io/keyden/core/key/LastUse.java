package io.keyden.core.key;

import java.time.Instant;

/** When a key was last used. */
public sealed interface LastUse {
  /** Never since it was made. */
  record Never() implements LastUse {}

  /**
   * Last at this moment; it may be written up to half a minute later.
   *
   * @param instant the moment of authentication
   */
  record At(Instant instant) implements LastUse {}
}
