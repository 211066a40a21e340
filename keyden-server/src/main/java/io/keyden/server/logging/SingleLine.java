package io.keyden.server.logging;

/** Makes text from outside safe to print within one line. */
public final class SingleLine {
  private SingleLine() {}

  /**
   * The text with every character escaped that could end the line, move the cursor, or change the
   * direction of what follows: control characters, line and paragraph separators, and invisible
   * formatting characters.
   */
  public static String escape(String text) {
    int length = text.length();
    for (int index = 0; index < length; index++) {
      if (unsafe(text.charAt(index))) {
        return escapeFrom(text, index);
      }
    }
    return text;
  }

  private static String escapeFrom(String text, int first) {
    StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int index = first; index < text.length(); index++) {
      char character = text.charAt(index);
      if (!unsafe(character)) {
        escaped.append(character);
        continue;
      }
      switch (character) {
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> escaped.append(String.format("\\u%04x", (int) character));
      }
    }
    return escaped.toString();
  }

  static boolean unsafe(char character) {
    if (character >= ' ' && character < 0x7f) {
      return false;
    }
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
