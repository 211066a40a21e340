package io.keyden.server.logging;

import java.io.PrintStream;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Writes each record at once, whole, so that lines of several threads never mix. */
final class LineHandler extends Handler {
  private final PrintStream stream;

  LineHandler(PrintStream stream, Formatter formatter) {
    this.stream = stream;
    setFormatter(formatter);
    setLevel(Level.ALL);
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    String text;
    try {
      text = getFormatter().format(record);
    } catch (RuntimeException unformattable) {
      reportError(null, unformattable, ErrorManager.FORMAT_FAILURE);
      return;
    }
    stream.print(text);
    stream.flush();
  }

  @Override
  public void flush() {
    stream.flush();
  }

  /** Leaves the stream open: it is the process's own. */
  @Override
  public void close() {
    flush();
  }
}
