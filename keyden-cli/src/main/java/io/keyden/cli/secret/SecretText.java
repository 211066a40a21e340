package io.keyden.cli.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.RestrictedApi;
import java.security.MessageDigest;

/**
 * A text that nobody should see: a key, a token, a password, the value of a cookie. It prints as
 * {@code SecretText[redacted]} and compares in constant time.
 */
public final class SecretText {
  private final String text;

  private SecretText(String text) {
    this.text = text;
  }

  /**
   * A secret.
   *
   * @throws IllegalArgumentException if {@code text} is empty
   */
  public static SecretText of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a secret is not empty");
    }
    return new SecretText(text);
  }

  /** The text itself. Only marked places may ask for it. */
  @RestrictedApi(
      explanation = "a secret leaves the program in places that a reviewer can find",
      allowlistAnnotations = RevealsSecret.class)
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretText that
        && MessageDigest.isEqual(text.getBytes(UTF_8), that.text.getBytes(UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "SecretText[redacted]";
  }
}
