package io.keyden.cli.output;

import io.keyden.cli.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Writes results as JSON, and as YAML that lays the same scalars out in lines.
 *
 * <p>Every text is quoted, so that no reader of YAML 1.1 takes {@code no} for false or a time for
 * something else, and what could do harm on a terminal is escaped, which general writers of JSON
 * and YAML leave as it is. Both rules would be set aside by a library's own choice of style.
 */
final class ExactText {
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder text = new StringBuilder();

  private ExactText() {}

  static <R> String json(Listing<R> listing, List<R> rows) {
    ExactText json = new ExactText();
    if (rows.isEmpty()) {
      return "[]\n";
    }
    json.text.append('[');
    String separator = "\n  ";
    for (R row : rows) {
      json.text.append(separator);
      json.object(listing, row, "  ");
      separator = ",\n  ";
    }
    return json.text.append("\n]\n").toString();
  }

  static <R> String json(Listing<R> listing, R row) {
    ExactText json = new ExactText();
    json.object(listing, row, "");
    return json.text.append('\n').toString();
  }

  static <R> String yaml(Listing<R> listing, List<R> rows) {
    ExactText yaml = new ExactText();
    if (rows.isEmpty()) {
      return "[]\n";
    }
    for (R row : rows) {
      yaml.mapping(listing, row, "- ", "  ");
    }
    return yaml.text.toString();
  }

  static <R> String yaml(Listing<R> listing, R row) {
    ExactText yaml = new ExactText();
    yaml.mapping(listing, row, "", "");
    return yaml.text.toString();
  }

  /** ISO 8601 in UTC, to the millisecond at most. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private <R> void object(Listing<R> listing, R row, String indent) {
    text.append('{');
    String separator = "\n  ";
    for (Column<R> column : listing.columns()) {
      text.append(separator).append(indent).append('"').append(column.name()).append("\": ");
      value(column.cell().apply(row), false);
      separator = ",\n  ";
    }
    text.append('\n').append(indent).append('}');
  }

  private <R> void mapping(Listing<R> listing, R row, String first, String rest) {
    String start = first;
    for (Column<R> column : listing.columns()) {
      text.append(start).append(column.name()).append(": ");
      value(column.cell().apply(row), true);
      text.append('\n');
      start = rest;
    }
  }

  private void value(Cell cell, boolean yaml) {
    switch (cell) {
      case Cell.Text known -> quoted(known.text(), yaml);
      case Cell.Time known -> quoted(time(known.instant()), yaml);
      case Cell.Count known -> text.append(known.number());
      case Cell.Flag known -> text.append(known.set());
      case Cell.Absent _ -> text.append("null");
      case Cell.Many known -> {
        text.append('[');
        String separator = "";
        for (String one : known.texts()) {
          text.append(separator);
          quoted(one, yaml);
          separator = ", ";
        }
        text.append(']');
      }
    }
  }

  private void quoted(String value, boolean yaml) {
    text.append('"');
    value.codePoints().forEach(codePoint -> append(codePoint, yaml));
    text.append('"');
  }

  private void append(int codePoint, boolean yaml) {
    switch (codePoint) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (Character.getType(codePoint) == Character.SURROGATE) {
          text.append(REPLACEMENT);
        } else if (!SafeText.harmful(codePoint)) {
          text.appendCodePoint(codePoint);
        } else if (Character.isBmpCodePoint(codePoint)) {
          hexadecimal("\\u", codePoint, 4);
        } else if (yaml) {
          // YAML does not put two halves together, JSON has no other way.
          hexadecimal("\\U", codePoint, 8);
        } else {
          hexadecimal("\\u", Character.highSurrogate(codePoint), 4);
          hexadecimal("\\u", Character.lowSurrogate(codePoint), 4);
        }
      }
    }
  }

  private void hexadecimal(String escape, int number, int length) {
    String digits = Integer.toHexString(number);
    text.append(escape).repeat('0', length - digits.length()).append(digits);
  }
}
