package io.keyden.http.seam;

import java.util.List;
import java.util.Optional;

/**
 * The header fields of a request, as a server adapter offers them; names are matched in any case.
 */
public interface RequestHeaders {
  /**
   * The first value of a field, without the white space around it; {@code Optional.of("")} if it
   * was sent empty.
   */
  Optional<String> first(String name);

  /** All values of a field, one for each line that was sent, in that order; empty if none was. */
  List<String> all(String name);
}
