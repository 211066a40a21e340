package io.keyden.benchmarks.load;

import java.util.stream.DoubleStream;

/** The value in the middle. */
final class Median {
  private Median() {}

  /** The middle one of {@code values}, or the mean of the middle two; not a number without any. */
  static double of(DoubleStream values) {
    var sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
