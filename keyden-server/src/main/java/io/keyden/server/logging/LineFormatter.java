package io.keyden.server.logging;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line per record: time in UTC with milliseconds, level, the logger's short name, in brackets
 * the id of the request that was worked on, if one was, message. The stack of a throwable follows
 * on lines that begin with a blank, which no record does, so neither a message nor the message of
 * an exception can pass for a record of its own.
 */
final class LineFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Supplier<Optional<String>> requestId;

  LineFormatter(Supplier<Optional<String>> requestId) {
    this.requestId = requestId;
  }

  @Override
  public String format(LogRecord record) {
    StringBuilder line = new StringBuilder(160);
    TIME.formatTo(record.getInstant(), line);
    line.append(' ').append(levelName(record.getLevel())).append(' ');
    line.append(SingleLine.escape(shortName(record.getLoggerName()))).append(' ');
    requestId.get().ifPresent(id -> line.append('[').append(SingleLine.escape(id)).append("] "));
    line.append(SingleLine.escape(orEmpty(formatMessage(record)))).append('\n');
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      StackText.append(line, thrown, SingleLine::escape);
    }
    return line.toString();
  }

  /** Five letters each, so that the columns stand below each other. */
  private static String levelName(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN ";
    }
    if (level.intValue() >= Level.CONFIG.intValue()) {
      return "INFO ";
    }
    return level.intValue() >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
  }

  private static String shortName(@Nullable String loggerName) {
    String name = orEmpty(loggerName);
    String last = name.substring(name.lastIndexOf('.') + 1);
    return last.isEmpty() ? "-" : last;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
