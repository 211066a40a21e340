package io.keyden.acceptance.browser;

import java.util.function.Supplier;

/** How one try at something on a page ended. */
sealed interface Attempt<T> {
  /** It worked. */
  record Done<T>(T result) implements Attempt<T> {}

  /** It didn't, and may still; why is asked for only where it is told. */
  record Missed<T>(Supplier<String> why) implements Attempt<T> {}
}
