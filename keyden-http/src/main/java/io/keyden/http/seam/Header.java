package io.keyden.http.seam;

/**
 * One header line.
 *
 * @param name a token of RFC 9110; compared in any case
 * @param value visible text without line breaks or other control characters but the tab
 */
public record Header(String name, String value) {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  /**
   * Checks both parts, so that nobody can smuggle in a further line.
   *
   * @throws IllegalArgumentException if a part holds a character that it must not
   */
  public Header {
    if (!isToken(name)) {
      throw new IllegalArgumentException("a header name must be a token");
    }
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if ((character < 0x20 && character != '\t') || character == 0x7f || character > 0xff) {
        throw new IllegalArgumentException("the value of header " + name + " is not allowed");
      }
    }
  }

  /** Whether the name is {@code other}, in any case. */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** Gives the name only: a value may be a secret. */
  @Override
  public String toString() {
    return "Header[" + name + "]";
  }

  /** Whether {@code text} is a token of RFC 9110, section 5.6.2. */
  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isTokenCharacter(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isTokenCharacter(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || Ascii.isDigit(character)
        || TOKEN_MARKS.indexOf(character) >= 0;
  }
}
