package io.keyden.core.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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

  /**
   * What {@code check} gives; if it finds the input {@code Invalid}, its faults are noted, so that
   * further checks can add theirs.
   */
  public <T> Optional<T> collect(Supplier<T> check) {
    try {
      return Optional.of(check.get());
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Invalid invalid) {
        found.addAll(invalid.violations());
        return Optional.empty();
      }
      throw e;
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
