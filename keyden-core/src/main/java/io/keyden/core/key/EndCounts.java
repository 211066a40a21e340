package io.keyden.core.key;

import java.util.List;

/**
 * How many keys end in which part of time.
 *
 * @param never how many never end
 * @param parts how many end before the first bound, from each bound up to the next, and from the
 *     last bound on: one number more than there are bounds
 */
public record EndCounts(long never, List<Long> parts) {
  public EndCounts {
    parts = List.copyOf(parts);
  }
}
