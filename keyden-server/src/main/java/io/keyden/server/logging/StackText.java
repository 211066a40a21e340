package io.keyden.server.logging;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The stack of a throwable as lines that begin with blanks, with its suppressed ones and causes,
 * each only once.
 */
final class StackText {
  private final StringBuilder lines;
  private final UnaryOperator<String> escape;
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private StackText(StringBuilder lines, UnaryOperator<String> escape) {
    this.lines = lines;
    this.escape = escape;
  }

  /** Appends the lines, with {@code escape} applied to what each says. */
  static void append(StringBuilder lines, Throwable thrown, UnaryOperator<String> escape) {
    new StackText(lines, escape).append("", thrown);
  }

  private void append(String relation, Throwable thrown) {
    lines.append("  ").append(relation).append(escape.apply(thrown.toString())).append('\n');
    if (!seen.add(thrown)) {
      return;
    }
    for (StackTraceElement frame : thrown.getStackTrace()) {
      lines.append("    at ").append(escape.apply(frame.toString())).append('\n');
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      append("suppressed: ", suppressed);
    }
    Throwable cause = thrown.getCause();
    if (cause != null) {
      append("caused by: ", cause);
    }
  }
}
