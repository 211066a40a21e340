package io.keyden.storage.sql;

import io.keyden.core.id.SpaceId;
import io.keyden.core.role.Scope;
import java.util.ArrayList;
import java.util.Collections;

/** The choice of a {@link Scope} as a condition on a column {@code space_id}. */
final class ScopeCondition {
  private ScopeCondition() {}

  /** Adds the condition to {@code where}. */
  static void add(Where where, Scope scope) {
    var alternatives = new ArrayList<String>();
    var parameters = new ArrayList<String>();
    if (scope.system()) {
      alternatives.add("space_id IS NULL");
    }
    if (scope.spaces().isEmpty()) {
      alternatives.add("space_id IS NOT NULL");
    }
    scope
        .spaces()
        .filter(spaces -> !spaces.isEmpty())
        .ifPresent(spaces -> {
          alternatives.add(
              "space_id IN (" + String.join(", ", Collections.nCopies(spaces.size(), "?")) + ")");
          spaces.stream().map(SpaceId::value).forEach(parameters::add);
        });
    where.and(
        alternatives.isEmpty() ? "1 = 0" : "(" + String.join(" OR ", alternatives) + ")",
        parameters.toArray());
  }
}
