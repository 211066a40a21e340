package io.keyden.cli.text;

/**
 * Makes texts from outside harmless before they reach a terminal: a purpose or an error text of a
 * server may hold whatever somebody typed there.
 */
public final class SafeText {
  private SafeText() {}

  /**
   * The text on one line, with every character escaped that could end the line, move the cursor,
   * start an escape sequence, hide itself or change the direction of what follows.
   */
  public static String of(String text) {
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit < ' ' || unit >= 0x7f) {
        return escape(text);
      }
    }
    return text;
  }

  /** Whether {@link #of} would escape the character. */
  public static boolean harmful(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      index += Character.charCount(codePoint);
      if (harmful(codePoint)) {
        appendEscaped(safe, codePoint);
      } else {
        safe.appendCodePoint(codePoint);
      }
    }
    return safe.toString();
  }

  private static void appendEscaped(StringBuilder safe, int codePoint) {
    switch (codePoint) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        String digits = Integer.toHexString(codePoint);
        boolean supplementary = codePoint > Character.MAX_VALUE;
        safe.append(supplementary ? "\\U" : "\\u")
            .repeat('0', (supplementary ? 8 : 4) - digits.length())
            .append(digits);
      }
    }
  }
}
