package io.keyden.core.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects every fault of an input, so that a caller learns all of them at once. */
public final class Violations {
  private final List<Violation> found = new ArrayList<>();

  /** Notes a fault of {@code member}. */
  public void add(String member, String text) {
    found.add(new Violation(member, text));
  }

  /** Notes a fault of {@code member} unless {@code holds}. */
  public void check(boolean holds, String member, String text) {
    if (!holds) {
      add(member, text);
    }
  }

  /** Whether nothing was noted. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Goes on only if nothing was noted.
   *
   * @throws ProblemException with {@link Problem.Invalid} otherwise
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(found));
    }
  }
}
