package io.keyden.core.id;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an id is written: a prefix and a tail, matched in any case and kept in one spelling.
 *
 * <p>Clients mix {@code Users-1} and {@code users-1} in paths, so every id that comes in is brought
 * to the one spelling that the store holds.
 */
final class IdForm {
  private static final int LENGTH_MAX = 100;

  private final String prefix;
  private final Pattern tail;
  private final boolean lowerCaseTail;

  private IdForm(String prefix, Pattern tail, boolean lowerCaseTail) {
    this.prefix = prefix;
    this.tail = tail;
    this.lowerCaseTail = lowerCaseTail;
  }

  /** Ids that count up: {@code Users-1}. */
  static IdForm numbered(String prefix) {
    return new IdForm(prefix, Pattern.compile("[1-9][0-9]{0,17}"), false);
  }

  /** Ids with a name or random characters behind the prefix, kept in lower case. */
  static IdForm named(String prefix) {
    return new IdForm(prefix, Pattern.compile("[a-z0-9][a-z0-9-]{0,79}"), true);
  }

  Optional<String> canonical(String text) {
    if (text.length() > LENGTH_MAX
        || !ascii(text)
        || !text.regionMatches(true, 0, prefix, 0, prefix.length())) {
      return Optional.empty();
    }
    var rest = text.substring(prefix.length());
    if (lowerCaseTail) {
      rest = rest.toLowerCase(Locale.ROOT);
    }
    return tail.matcher(rest).matches() ? Optional.of(prefix + rest) : Optional.empty();
  }

  /**
   * Beyond ASCII some letters have a lower case within it: the sign of Kelvin would pass for a k.
   */
  private static boolean ascii(String text) {
    return text.chars().allMatch(character -> character < 0x80);
  }

  String require(String text) {
    return canonical(text)
        .orElseThrow(() -> new IllegalArgumentException("not an id of the form " + prefix + "…"));
  }
}
