package io.keyden.core.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The SHA-256 of a long random text, which is all that is stored of it.
 *
 * <p>Source: NIST SP 800-63B and OWASP ASVS 11.5 allow a plain digest from 112 bits of randomness
 * on.
 */
public final class SecretDigest {
  private static final int BYTES = 32;
  private static final MessageDigest PROTOTYPE = prototype();

  private final byte[] bytes;
  private final int hash;

  private SecretDigest(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  /** The digest of {@code text} in UTF-8. */
  public static SecretDigest of(String text) {
    return new SecretDigest(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * A digest as it was stored.
   *
   * @throws IllegalArgumentException if it is not 32 bytes long
   */
  public static SecretDigest ofStored(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a digest has 32 bytes");
    }
    return new SecretDigest(bytes.clone());
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretDigest that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    // Enough to tell two rows apart in a log; a digest of a random secret gives nothing back.
    return "SecretDigest[" + HexFormat.of().formatHex(bytes, 0, 4) + "…]";
  }

  private static MessageDigest sha256() {
    try {
      // A clone spares the look-up of the provider, the dearer half of a digest this short.
      return (MessageDigest) PROTOTYPE.clone();
    } catch (CloneNotSupportedException e) {
      return prototype();
    }
  }

  private static MessageDigest prototype() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
