package io.keyden.server.configuration;

import java.util.List;

/** What came out of reading the configuration. */
public sealed interface ConfigurationReading {
  /** Lines about what was ignored, and probably meant otherwise. */
  List<String> warnings();

  /**
   * Everything can be used.
   *
   * @param configuration the values
   * @param warnings what was ignored
   */
  record Valid(ServerConfiguration configuration, List<String> warnings)
      implements ConfigurationReading {
    /** Copies the list. */
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Something cannot be used.
   *
   * @param faults every fault, so that one look is enough
   * @param warnings what was ignored
   */
  record Faulty(List<Fault> faults, List<String> warnings) implements ConfigurationReading {
    /** Copies the lists. */
    public Faulty {
      faults = List.copyOf(faults);
      warnings = List.copyOf(warnings);
    }
  }
}
