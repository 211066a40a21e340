package io.keyden.wire.key;

import org.jspecify.annotations.Nullable;

/**
 * What is shown in place of a key that was shown before.
 *
 * @param hasValue always true
 * @param newValue always null
 * @param hint its first characters
 */
public record KeyValueResource(boolean hasValue, @Nullable String newValue, String hint) {
  /** A key of which only the hint may be shown. */
  public static KeyValueResource hint(String hint) {
    return new KeyValueResource(true, null, hint);
  }
}
