package io.keyden.core.chance;

import java.util.Random;

/** Randomness that repeats itself. */
public final class SeededRandomness implements Randomness {
  private final Random random;

  /** The same seed gives the same numbers. */
  public SeededRandomness(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public void fill(byte[] bytes) {
    random.nextBytes(bytes);
  }

  @Override
  public int below(int bound) {
    return random.nextInt(bound);
  }
}
