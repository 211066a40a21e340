package io.keyden.storage.sql;

import io.keyden.core.text.CaseFolding;

/**
 * Patterns for finding a part of a text, with {@code LIKE … ESCAPE '\'} on a column that holds
 * folded text.
 */
final class Like {
  private Like() {}

  /** Matches what contains {@code part} in any case; no character of it is special. */
  static String containing(String part) {
    var escaped =
        CaseFolding.fold(part).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + escaped + "%";
  }
}
