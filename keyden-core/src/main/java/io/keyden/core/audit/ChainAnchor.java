package io.keyden.core.audit;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the chain that somebody has noted down elsewhere: whoever rewrites the record up to
 * there, or cuts it short, is found out by it.
 *
 * @param number the running number of an event, 0 for the start
 * @param digest that event's digest
 */
public record ChainAnchor(long number, ChainDigest digest) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}):([0-9a-fA-F]{64})");

  /** Before the first event. */
  public static final ChainAnchor START = new ChainAnchor(0, ChainDigest.START);

  /** The place of {@code event}. */
  public static ChainAnchor of(Event event) {
    return new ChainAnchor(event.number(), event.digest());
  }

  /** Reads what {@link #toString} writes; empty if it is something else. */
  public static Optional<ChainAnchor> parse(String text) {
    var matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ChainAnchor(
                Long.parseLong(matcher.group(1)),
                ChainDigest.ofStored(HexFormat.of().parseHex(matcher.group(2)))))
        : Optional.empty();
  }

  /** The number and the digest, to be noted down: {@code 4711:9f86d0…}. */
  @Override
  public String toString() {
    return number + ":" + digest;
  }
}
