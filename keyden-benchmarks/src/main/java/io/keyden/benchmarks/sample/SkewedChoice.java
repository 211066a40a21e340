package io.keyden.benchmarks.sample;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Choices out of many, a few of them often and most of them seldom, as keys are used: the n-th is
 * chosen with a chance in proportion to 1/n (Zipf's law). Immutable.
 */
public final class SkewedChoice {
  private static final int LENGTH = 1 << 16;

  private final int[] choices = new int[LENGTH];

  /**
   * Draws a fixed sequence out of 0 to {@code count - 1}.
   *
   * @param seed the same gives the same sequence
   */
  public SkewedChoice(int count, long seed) {
    var cumulative = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / (i + 1);
      cumulative[i] = sum;
    }
    var random = new SplittableRandom(seed);
    for (int i = 0; i < LENGTH; i++) {
      int found = Arrays.binarySearch(cumulative, random.nextDouble(sum));
      choices[i] = Math.min(found < 0 ? -found - 1 : found, count - 1);
    }
  }

  /** The choice at any place of the sequence, which begins anew at its end. */
  public int at(int place) {
    return choices[place & (LENGTH - 1)];
  }
}
