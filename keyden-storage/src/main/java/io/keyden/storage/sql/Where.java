package io.keyden.storage.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Puts the conditions of a query together, each with its parameters. */
final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  /** Adds a condition. */
  Where and(String condition, Object... values) {
    conditions.add(condition);
    Collections.addAll(parameters, values);
    return this;
  }

  /**
   * Adds the condition that {@code column} has one of {@code values}; none of them lets nothing
   * through.
   */
  Where in(String column, Collection<?> values) {
    if (values.isEmpty()) {
      return and("1 = 0");
    }
    var marks = String.join(", ", Collections.nCopies(values.size(), "?"));
    return and(column + " IN (" + marks + ")", values.toArray());
  }

  /** {@code WHERE …}, or nothing. */
  String clause() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** The parameters of the conditions, in their order, and {@code more} behind them. */
  Object[] parameters(Object... more) {
    var all = new ArrayList<>(parameters);
    Collections.addAll(all, more);
    return all.toArray();
  }
}
