package io.keyden.server.configuration;

import com.google.errorprone.annotations.RestrictedApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A password or API key on its way into the server or, shown once, to its owner. It does not print,
 * and is opened only by methods marked with {@link MayRevealSecret}.
 */
public final class Secret {
  private final String plainText;

  /**
   * Wraps a secret.
   *
   * @throws IllegalArgumentException if the text is empty
   */
  public Secret(String plainText) {
    if (plainText.isEmpty()) {
      throw new IllegalArgumentException("a secret cannot be empty");
    }
    this.plainText = plainText;
  }

  /** The plain text. */
  @RestrictedApi(
      explanation = "the plain text of a secret leaves its type in few, marked places",
      link = "",
      allowedOnPath = ".*/src/test/.*",
      allowlistAnnotations = {MayRevealSecret.class})
  public String reveal() {
    return plainText;
  }

  /** Compares in a time that depends on the lengths only. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            plainText.getBytes(StandardCharsets.UTF_8),
            secret.plainText.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for all secrets: a hash code made from the text would tell something about it. */
  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
