package io.keyden.core.store;

/**
 * Hears of changes after they are on disk and before their writer goes on. Must be quick, must not
 * throw.
 */
@FunctionalInterface
public interface ChangeListener {
  /** Takes note of {@code change}; kinds it does not know it ignores. */
  void changed(Change change);
}
