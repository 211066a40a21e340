package io.keyden.benchmarks.load;

/**
 * How long answers took: counts in classes whose width is a 32nd of their size, so that a quantile
 * is at most 3 % too high. For one thread.
 */
final class Latencies {
  private static final int STEPS_BITS = 5;
  private static final int STEPS = 1 << STEPS_BITS;

  private final long[] counts = new long[(Long.SIZE - STEPS_BITS) * STEPS];
  private long total;

  /** Counts an answer that took {@code nanos}. */
  void add(long nanos) {
    counts[index(Math.max(nanos, 0))]++;
    total++;
  }

  /** How many were counted. */
  long total() {
    return total;
  }

  /**
   * What the share {@code quantile} of the answers did not exceed, in nanoseconds; 0 without any.
   *
   * @param quantile more than 0, at most 1
   */
  long quantile(double quantile) {
    long wanted = (long) Math.ceil(quantile * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return highest(i);
      }
    }
    return 0;
  }

  private static int index(long nanos) {
    if (nanos < STEPS) {
      return (int) nanos;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - STEPS_BITS;
    return (shift << STEPS_BITS) + (int) (nanos >>> shift);
  }

  private static long highest(int index) {
    if (index < STEPS) {
      return index;
    }
    int shift = (index >>> STEPS_BITS) - 1;
    long step = index - ((long) shift << STEPS_BITS);
    return ((step + 1) << shift) - 1;
  }
}
