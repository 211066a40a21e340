package io.keyden.client.key;

import java.time.Instant;

/** When a key was last used, as far as the server knows. */
public sealed interface LastUse {
  /** The server does not say, or keeps count only since after the key was made. */
  record Unknown() implements LastUse {}

  /** Not once. */
  record Never() implements LastUse {}

  /**
   * At this time.
   *
   * @param at when a request was last authenticated with it
   */
  record At(Instant at) implements LastUse {}
}
