package io.keyden.core.signin;

import java.util.Arrays;

/** An encrypted private key. */
public final class SealedPrivateKey {
  private final byte[] bytes;

  /** Takes a copy of {@code bytes}. */
  public SealedPrivateKey(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** The encrypted bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedPrivateKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SealedPrivateKey[" + bytes.length + " bytes]";
  }
}
