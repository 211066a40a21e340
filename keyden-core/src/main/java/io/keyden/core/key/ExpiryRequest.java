package io.keyden.core.key;

import java.time.Instant;

/**
 * What the maker of a key says about its end. Absent and null mean different things on the wire.
 */
public sealed interface ExpiryRequest {
  /** Nothing: the default is wanted. */
  record Unstated() implements ExpiryRequest {}

  /** An explicit null: as long as possible. */
  record Longest() implements ExpiryRequest {}

  /**
   * A given end.
   *
   * @param instant the end
   */
  record At(Instant instant) implements ExpiryRequest {}
}
