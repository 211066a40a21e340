package io.keyden.core.audit;

/**
 * A place in the chain that somebody has noted down elsewhere: whoever rewrites the record up to
 * there, or cuts it short, is found out by it.
 *
 * @param number the running number of an event, 0 for the start
 * @param digest that event's digest
 */
public record ChainAnchor(long number, ChainDigest digest) {
  /** Before the first event. */
  public static final ChainAnchor START = new ChainAnchor(0, ChainDigest.START);

  /** The place of {@code event}. */
  public static ChainAnchor of(Event event) {
    return new ChainAnchor(event.number(), event.digest());
  }
}
