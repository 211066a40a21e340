package io.keyden.server.configuration;

import java.util.List;

/**
 * What the server shows to those who run it.
 *
 * @param metricsAddresses who may read the measurements without a key
 */
public record OperationsConfiguration(List<AddressBlock> metricsAddresses) {
  /** Copies the list. */
  public OperationsConfiguration {
    metricsAddresses = List.copyOf(metricsAddresses);
  }
}
