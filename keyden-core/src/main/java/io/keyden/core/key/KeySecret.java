package io.keyden.core.key;

import com.google.errorprone.annotations.RestrictedApi;
import io.keyden.core.secret.RevealsSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The plain text of a key. It lives from generation to the one answer that shows it, or from a
 * header to its digest.
 *
 * <p>It prints as {@code KeySecret[redacted]} and compares in constant time.
 */
public final class KeySecret {
  private final String text;

  private KeySecret(String text) {
    this.text = text;
  }

  /**
   * A key of the form of {@link KeyFormat}.
   *
   * @throws IllegalArgumentException if {@code text} has another form; the message never repeats
   *     the text
   */
  public static KeySecret of(String text) {
    if (!KeyFormat.wellFormed(text)) {
      throw new IllegalArgumentException("a key is API- and 25 to 32 characters of A–Z and 0–9");
    }
    return new KeySecret(text);
  }

  /** The text itself. Only marked places may ask for it. */
  @RestrictedApi(
      explanation = "a key has one exit, which a reviewer can find",
      allowlistAnnotations = RevealsSecret.class)
  public String reveal() {
    return text;
  }

  /** What is stored and looked up. */
  public KeyDigest digest() {
    return KeyDigest.ofPresented(text);
  }

  /** What lists show of it. */
  public KeyHint hint() {
    return KeyHint.ofPresented(text);
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
