package io.keyden.server.configuration;

import java.util.List;

/** Settings cannot be used. */
public final class FaultySettingsException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  FaultySettingsException(List<Fault> faults) {
    super(String.join("; ", faults.stream().map(Fault::toString).toList()), null, false, false);
    this.faults = List.copyOf(faults);
  }

  /** Every fault, so that one look is enough. */
  public List<Fault> faults() {
    return faults;
  }
}
