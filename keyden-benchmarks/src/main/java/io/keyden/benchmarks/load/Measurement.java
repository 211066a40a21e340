package io.keyden.benchmarks.load;

import java.time.Duration;

/**
 * What came of sending requests for a while.
 *
 * @param latencies of all answers
 * @param bytes of all answers together, heads and bodies
 * @param failures how many answers were not good
 * @param used what it took; {@code nanoTime} is how long it went on
 */
record Measurement(Latencies latencies, long bytes, long failures, Meters.Reading used) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MICRO = 1e3;

  double perSecond() {
    return latencies.total() * NANOS_PER_SECOND / used.nanoTime();
  }

  double bytesPerAnswer() {
    return (double) bytes / Math.max(1, latencies.total());
  }

  double quantileMicros(double quantile) {
    return latencies.quantile(quantile) / NANOS_PER_MICRO;
  }

  double serverMicrosPerRequest() {
    return perRequest(used.process());
  }

  double ownMicrosPerRequest() {
    return perRequest(used.own());
  }

  private double perRequest(Duration time) {
    return time.toNanos() / NANOS_PER_MICRO / Math.max(1, latencies.total());
  }

  /** The share of the machine, of 0 to 1, that neither the server nor this thread used. */
  double othersShare() {
    var others = used.machine().minus(used.process()).minus(used.own());
    double whole = (double) used.nanoTime() * Runtime.getRuntime().availableProcessors();
    return Math.max(0, others.toNanos() / whole);
  }
}
