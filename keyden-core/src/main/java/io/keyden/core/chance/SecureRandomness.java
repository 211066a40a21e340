package io.keyden.core.chance;

import java.security.SecureRandom;

/** Randomness of the platform's cryptographic generator. Safe for use by many threads. */
public final class SecureRandomness implements Randomness {
  private final SecureRandom random = new SecureRandom();

  @Override
  public void fill(byte[] bytes) {
    random.nextBytes(bytes);
  }

  @Override
  public int below(int bound) {
    // Rejects the tail of the range, hence no modulo bias.
    return random.nextInt(bound);
  }
}
