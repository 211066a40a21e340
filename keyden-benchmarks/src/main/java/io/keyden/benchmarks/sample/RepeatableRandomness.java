package io.keyden.benchmarks.sample;

import io.keyden.core.chance.Randomness;
import java.util.SplittableRandom;

/**
 * Randomness that repeats itself from run to run and costs next to nothing. What is made with it
 * can be guessed, so it is for measuring only. For one thread.
 */
public final class RepeatableRandomness implements Randomness {
  private final SplittableRandom random;

  /** Begins the sequence of {@code seed}. */
  public RepeatableRandomness(long seed) {
    this.random = new SplittableRandom(seed);
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
