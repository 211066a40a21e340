package io.keyden.core.secret;

import com.google.errorprone.annotations.RestrictedApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must never be shown, logged or stored: a password, or the token of a session.
 *
 * <p>It prints as {@code Secret[redacted]} and compares in constant time.
 */
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** Wraps {@code text}; from here on it leaves only by {@link #reveal()}. */
  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The text itself. Only marked places may ask for it. */
  @RestrictedApi(
      explanation = "a secret has one exit, which a reviewer can find",
      allowedOnPath = ".*/src/test/.*",
      allowlistAnnotations = RevealsSecret.class)
  public String reveal() {
    return text;
  }

  /** The SHA-256 of the text: enough for long random tokens, not for passwords. */
  public SecretDigest digest() {
    return SecretDigest.of(text);
  }

  /** Whether there is no text at all. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
