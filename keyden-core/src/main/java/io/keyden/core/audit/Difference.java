package io.keyden.core.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One member of a thing that was changed. Never a secret: that a password changed is told without
 * either text.
 *
 * @param path the wire's path of the member, {@code /DisplayName}
 * @param before what it was, empty if it was not set
 * @param after what it is now, empty if it is not set any more
 */
public record Difference(String path, Optional<String> before, Optional<String> after) {

  /** Collects the members that differ. */
  public static final class Collector {
    private final List<Difference> differences = new ArrayList<>();

    /** Compares a member before and after. */
    public Collector compare(String path, Object before, Object after) {
      if (!before.equals(after)) {
        differences.add(new Difference(path, text(before), text(after)));
      }
      return this;
    }

    /** Notes that a secret member was changed. */
    public Collector secretChanged(String path) {
      differences.add(new Difference(path, Optional.of("(secret)"), Optional.of("(changed)")));
      return this;
    }

    /** What differs, in the order of the comparisons. */
    public List<Difference> differences() {
      return List.copyOf(differences);
    }

    private static Optional<String> text(Object value) {
      return switch (value) {
        case Optional<?> optional -> optional.map(Object::toString);
        default -> Optional.of(value.toString());
      };
    }
  }
}
