package io.keyden.http.seam;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads request cookies; whatever is malformed is passed over, never an error. */
final class Cookies {
  private Cookies() {}

  /**
   * The raw value of the last cookie of that name (names are case-sensitive).
   *
   * <p>The last one, since a browser sends a cookie of an older, narrower path first.
   */
  static Optional<String> last(List<String> headerValues, String name) {
    for (int i = headerValues.size() - 1; i >= 0; i--) {
      String value = lastIn(headerValues.get(i), name);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static @Nullable String lastIn(String header, String name) {
    int end = header.length();
    while (end >= 0) {
      int semicolon = end == 0 ? -1 : header.lastIndexOf(';', end - 1);
      int equals = header.indexOf('=', semicolon + 1);
      if (equals >= 0
          && equals < end
          && header.substring(semicolon + 1, equals).strip().equals(name)) {
        return header.substring(equals + 1, end).strip();
      }
      end = semicolon;
    }
    return null;
  }
}
