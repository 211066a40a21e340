package io.keyden.http.metrics;

import io.keyden.http.seam.Response;

/** Writes all measurements as text. Safe for many threads. */
@FunctionalInterface
public interface MetricsPage {
  /**
   * The present measurements in one of the formats of Prometheus, with its content type.
   *
   * @param accept the header by which the reader says which formats it reads; empty for the
   *     plainest
   */
  Response write(String accept);
}
