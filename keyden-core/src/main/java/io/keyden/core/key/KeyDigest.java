package io.keyden.core.key;

import io.keyden.core.secret.SecretDigest;

/**
 * The SHA-256 of a whole key: what is stored of it, and what it is looked up by.
 *
 * @param value the digest
 */
public record KeyDigest(SecretDigest value) {
  /**
   * The digest of what a caller presented as a key, whatever its form: so that a malformed one
   * takes no other path.
   */
  public static KeyDigest ofPresented(String text) {
    return new KeyDigest(SecretDigest.of(text));
  }

  /** A digest as it was stored. */
  public static KeyDigest ofStored(byte[] bytes) {
    return new KeyDigest(SecretDigest.ofStored(bytes));
  }
}
