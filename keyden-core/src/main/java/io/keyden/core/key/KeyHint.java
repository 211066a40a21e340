package io.keyden.core.key;

/**
 * The first seven characters of a key, by which people tell keys apart in lists.
 *
 * <p>The 22 random characters that stay unseen keep 113.7 bits, above the 112 of NIST SP 800-63B.
 *
 * @param text at most seven characters
 */
public record KeyHint(String text) {
  /** How many characters are shown. */
  public static final int LENGTH = 7;

  private static final String BULLETS = "•".repeat(LENGTH);

  public KeyHint {
    if (text.length() > LENGTH) {
      throw new IllegalArgumentException("a hint has at most " + LENGTH + " characters");
    }
  }

  /**
   * What may be shown of {@code text}; nothing of what does not even look like a key: it may be a
   * password in the wrong place.
   */
  public static KeyHint ofPresented(String text) {
    return new KeyHint(KeyFormat.wellFormed(text) ? text.substring(0, LENGTH) : "");
  }

  /** The hint with bullets for the rest, as lists and messages show it. */
  public String withBullets() {
    return text.isEmpty() ? "" : text + BULLETS;
  }
}
