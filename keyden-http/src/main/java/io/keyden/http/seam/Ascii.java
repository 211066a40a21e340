package io.keyden.http.seam;

/** Letters without regard to case, ASCII only, so that no locale and no look-alike has a say. */
final class Ascii {
  private Ascii() {}

  /** Lower-cases A to Z; returns the same object if there is nothing to do. */
  static String lower(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (isUpper(text.charAt(i))) {
        return lowerFrom(text, i);
      }
    }
    return text;
  }

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  /** Whether a raw request target may hold this character: visible ASCII, no space, no control. */
  static boolean isVisible(char character) {
    return character > 0x20 && character < 0x7f;
  }

  private static boolean isUpper(char character) {
    return character >= 'A' && character <= 'Z';
  }

  private static String lowerFrom(String text, int first) {
    char[] characters = text.toCharArray();
    for (int i = first; i < characters.length; i++) {
      if (isUpper(characters[i])) {
        characters[i] = (char) (characters[i] - 'A' + 'a');
      }
    }
    return new String(characters);
  }
}
