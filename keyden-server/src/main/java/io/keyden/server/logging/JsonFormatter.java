package io.keyden.server.logging;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object per record and line: {@code time} in UTC with milliseconds, {@code level} in the
 * words of the setting, {@code logger}, {@code message}, {@code requestId} if a request was worked
 * on, {@code thread}, and {@code exception} with {@code class}, {@code message} and {@code stack}
 * if something was thrown.
 *
 * <p>Written here and not by a library of JSON, so that nothing can fail when a failure is told.
 * Control characters, line separators and what cannot be seen are escaped, hence no value can end
 * the line, nor be anything else than a string.
 */
final class JsonFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Supplier<Optional<String>> requestId;

  JsonFormatter(Supplier<Optional<String>> requestId) {
    this.requestId = requestId;
  }

  @Override
  public String format(LogRecord record) {
    StringBuilder line = new StringBuilder(240);
    line.append("{\"time\":\"");
    TIME.formatTo(record.getInstant(), line);
    line.append('"');
    member(line, "level", levelName(record.getLevel()));
    member(line, "logger", record.getLoggerName());
    member(line, "message", formatMessage(record));
    requestId.get().ifPresent(id -> member(line, "requestId", id));
    // Records are formatted on the thread that logs.
    member(line, "thread", Thread.currentThread().getName());
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      line.append(",\"exception\":{\"class\":");
      string(line, thrown.getClass().getName());
      member(line, "message", thrown.getMessage());
      StringBuilder stack = new StringBuilder(2_000);
      StackText.append(stack, thrown, UnaryOperator.identity());
      member(line, "stack", stack.toString());
      line.append('}');
    }
    return line.append("}\n").toString();
  }

  private static void member(StringBuilder line, String name, @Nullable String value) {
    line.append(",\"").append(name).append("\":");
    string(line, value == null ? "" : value);
  }

  private static void string(StringBuilder line, String value) {
    line.append('"');
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
      switch (character) {
        case '"', '\\' -> line.append('\\').append(character);
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (SingleLine.unsafe(character) || Character.isSurrogate(character)) {
            line.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
              line.append(Character.forDigit(character >> shift & 0xf, 16));
            }
          } else {
            line.append(character);
          }
        }
      }
    }
    line.append('"');
  }

  private static String levelName(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "warning";
    }
    if (level.intValue() >= Level.CONFIG.intValue()) {
      return "info";
    }
    return level.intValue() >= Level.FINE.intValue() ? "debug" : "trace";
  }
}
