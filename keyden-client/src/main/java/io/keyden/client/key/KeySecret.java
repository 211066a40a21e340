package io.keyden.client.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The plain text of an API key, which a server shows once.
 *
 * <p>It prints as {@code KeySecret[redacted]} and compares in constant time. {@link #reveal()} is
 * the only way to the text.
 */
public final class KeySecret {
  /** Far beyond any server's keys; a whole file taken for a key by mistake is longer. */
  private static final int LENGTH_MAX = 200;

  private final String text;

  private KeySecret(String text) {
    this.text = text;
  }

  /**
   * A key as somebody holds it. Which forms are keys is the server's to say; here it only has to be
   * something that a header can carry.
   *
   * @throws IllegalArgumentException if {@code text} is empty, longer than 200 characters, or has
   *     other characters than visible ASCII; the message never repeats the text
   */
  public static KeySecret of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the API key is empty");
    }
    if (text.length() > LENGTH_MAX || !text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException(
          "this is no API key: a key is one word, such as API- and 26 letters and digits");
    }
    return new KeySecret(text);
  }

  /** The text itself. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeySecret that
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.US_ASCII),
            that.text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "KeySecret[redacted]";
  }
}
