package io.keyden.core.store;

/**
 * Which part of a list is wanted.
 *
 * @param skip how many to leave out at the start, at least 0
 * @param take how many to give at most, at least 0; {@code Integer.MAX_VALUE} asks for all
 */
public record PageRequest(int skip, int take) {
  /** The size of a page when none is asked for. Source: the vendor's default. */
  public static final int DEFAULT_TAKE = 30;

  /** The first page of the usual size. */
  public static final PageRequest FIRST = new PageRequest(0, DEFAULT_TAKE);

  /** Everything. */
  public static final PageRequest ALL = new PageRequest(0, Integer.MAX_VALUE);

  public PageRequest {
    if (skip < 0 || take < 0) {
      throw new IllegalArgumentException("skip and take are at least 0");
    }
  }
}
