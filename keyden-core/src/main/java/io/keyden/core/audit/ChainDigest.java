package io.keyden.core.audit;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * What ties an event to the one before it: SHA-256 over that one's digest and everything in this
 * one.
 */
public final class ChainDigest {
  private static final int BYTES = 32;

  /** What the first event is tied to. */
  public static final ChainDigest START = new ChainDigest(new byte[BYTES]);

  private final byte[] bytes;

  private ChainDigest(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A digest as it was stored.
   *
   * @throws IllegalArgumentException if it is not 32 bytes long
   */
  public static ChainDigest ofStored(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a digest has 32 bytes");
    }
    return new ChainDigest(bytes.clone());
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChainDigest that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
