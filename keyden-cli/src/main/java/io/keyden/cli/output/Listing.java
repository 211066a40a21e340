package io.keyden.cli.output;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is shown of a kind of thing; one definition for every format, for many and for one.
 *
 * @param <R> the kind of thing
 * @param things what they are called, in the plural: {@code keys}
 * @param columns their properties, in order
 */
public record Listing<R>(String things, List<Column<R>> columns) {
  /** Copies the columns. */
  public Listing {
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (Column<R> column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns are called " + column.name());
      }
    }
  }
}
