package io.keyden.server.logging;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Formatter;

/** How the records of the log are written. */
public enum LogFormat {
  /** A line for people, with the stack of an exception on lines below it. */
  LINE {
    @Override
    Formatter formatter(Supplier<Optional<String>> requestId) {
      return new LineFormatter(requestId);
    }
  },
  /** A JSON object a line, the stack of an exception included. */
  JSON {
    @Override
    Formatter formatter(Supplier<Optional<String>> requestId) {
      return new JsonFormatter(requestId);
    }
  };

  abstract Formatter formatter(Supplier<Optional<String>> requestId);
}
