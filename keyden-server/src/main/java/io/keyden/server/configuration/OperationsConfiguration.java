package io.keyden.server.configuration;

import io.keyden.core.address.AddressBlock;
import java.time.Duration;
import java.util.List;

/**
 * What the server does for those who run it.
 *
 * @param metricsAddresses who may read the measurements without a key
 * @param drainDelay how long the server goes on answering after it was told to stop
 */
public record OperationsConfiguration(List<AddressBlock> metricsAddresses, Duration drainDelay) {
  /**
   * Checks what the types leave open.
   *
   * @throws IllegalArgumentException if the delay is negative
   */
  public OperationsConfiguration {
    if (drainDelay.isNegative()) {
      throw new IllegalArgumentException("a delay is not negative");
    }
    metricsAddresses = List.copyOf(metricsAddresses);
  }
}
