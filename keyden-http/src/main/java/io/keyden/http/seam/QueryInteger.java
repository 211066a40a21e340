package io.keyden.http.seam;

/** What became of a query parameter that should be a whole number, zero or more. */
public sealed interface QueryInteger {
  /** The parameter is missing or blank. */
  record Absent() implements QueryInteger {}

  /**
   * The parameter is a number.
   *
   * @param value zero or more; a number beyond the range of {@code int} is {@link
   *     Integer#MAX_VALUE}, since clients ask for "everything" by a huge {@code take}
   */
  record Given(int value) implements QueryInteger {}

  /** The parameter is not a number, or negative. */
  record Faulty() implements QueryInteger {}
}
