package io.keyden.cli.terminal;

import java.io.Console;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a line from the terminal without showing it. */
@FunctionalInterface
public interface HiddenInput {
  /**
   * Shows the question and reads the answer.
   *
   * @return what was typed, or nothing if there is no terminal or it was closed
   */
  Optional<char[]> read(String question);

  /** Over the console of the process, which is asked for only when it is needed. */
  static HiddenInput of(Supplier<@Nullable Console> console) {
    return question -> {
      Console found = console.get();
      return found == null
          ? Optional.empty()
          : Optional.ofNullable(found.readPassword("%s", question));
    };
  }
}
