package io.keyden.storage.sql;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Looks for many values at once, so that a page of rows costs one more query and not one for each
 * of its rows.
 */
final class Portions {
  /**
   * How many values a condition lists. A shorter list is filled up with its last value, so that
   * there are few different statements to keep prepared.
   */
  private static final List<Integer> LENGTHS = List.of(1, 10, 100);

  private Portions() {}

  /**
   * Calls {@code query} for up to a hundred of {@code values} at a time, with the condition {@code
   * IN (…)} and its parameters.
   */
  static void of(List<?> values, BiConsumer<String, Object[]> query) {
    int most = LENGTHS.getLast();
    for (int from = 0; from < values.size(); from += most) {
      var some = values.subList(from, Math.min(values.size(), from + most));
      int length = LENGTHS.stream().filter(size -> size >= some.size()).findFirst().orElse(most);
      var parameters = new Object[length];
      Arrays.fill(parameters, some.getLast());
      for (int i = 0; i < some.size(); i++) {
        parameters[i] = some.get(i);
      }
      query.accept(" IN (" + String.join(", ", Collections.nCopies(length, "?")) + ")", parameters);
    }
  }
}
