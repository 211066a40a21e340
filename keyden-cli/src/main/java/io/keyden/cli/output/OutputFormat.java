package io.keyden.cli.output;

import java.util.Locale;
import java.util.Optional;

/** How results are written. */
public enum OutputFormat {
  /** For people: as wide as the terminal, with relative times. */
  TABLE,

  /** An object, or an array of objects. */
  JSON,

  /** The same as JSON, as YAML 1.2. */
  YAML,

  /** RFC 4180, with a line of names. */
  CSV;

  /** The format of that name in any case. */
  public static Optional<OutputFormat> named(String name) {
    for (OutputFormat format : values()) {
      if (format.word().equals(name.strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The name as options take it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
