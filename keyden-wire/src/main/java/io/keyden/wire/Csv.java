package io.keyden.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Comma-separated values as RFC 4180 has them, which no cell can break out of: control characters
 * are replaced, so that each row is one line, and a cell that a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
public final class Csv {
  /** The content type. */
  public static final String CONTENT_TYPE = "text/csv; charset=utf-8";

  private static final String FORMULA_STARTS = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder text = new StringBuilder();

  /** Starts with the names of the columns. */
  public Csv(List<String> columns) {
    row(columns);
  }

  /** Adds a row. */
  public Csv row(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      cell(cells.get(i));
    }
    text.append("\r\n");
    return this;
  }

  private void cell(String value) {
    boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    boolean quoted = formula || value.chars().anyMatch(Csv::needsQuotes);
    if (quoted) {
      text.append('"');
    }
    if (formula) {
      text.append('\'');
    }
    value.codePoints().forEach(this::append);
    if (quoted) {
      text.append('"');
    }
  }

  private static boolean needsQuotes(int unit) {
    return unit == ',' || unit == '"' || unit == ';' || unit == ' ';
  }

  private void append(int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          text.append(REPLACEMENT);
      default -> {
        if (point == '"') {
          text.append('"');
        }
        text.appendCodePoint(point);
      }
    }
  }

  /** The whole in UTF-8. */
  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
