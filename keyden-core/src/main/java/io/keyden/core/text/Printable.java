package io.keyden.core.text;

/**
 * The form of a foreign text that can stand in a line of a record, an export or a log: it cannot
 * begin a line of its own, move the cursor of a terminal, or turn the reading direction.
 */
public final class Printable {
  private static final char REPLACEMENT = '\uFFFD';

  private Printable() {}

  /**
   * {@code text} with U+FFFD for each control character (line breaks and escapes among them),
   * invisible format character, line or paragraph separator, and lone surrogate.
   */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit) || forges(unit)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    var printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> printable.appendCodePoint(forges(point) ? REPLACEMENT : point));
    return printable.toString();
  }

  private static boolean forges(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
