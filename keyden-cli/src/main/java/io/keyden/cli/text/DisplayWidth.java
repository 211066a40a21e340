package io.keyden.cli.text;

/**
 * How many columns of a terminal a text takes. Characters of East Asian scripts and emoji take two,
 * combining marks none.
 *
 * <p>Source of the ranges: Unicode's East Asian Width (UAX #11), values W and F; gaps that are not
 * assigned are taken as wide where their neighbours are.
 */
public final class DisplayWidth {
  private static final char ELLIPSIS = '…';

  /** First and last of each wide range, in order. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0x4DBF, 0x4E00, 0xA4CF,
    0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60,
    0xFFE0, 0xFFE6, 0x16FE0, 0x1B2FF, 0x1F200, 0x1F265, 0x20000, 0x3FFFD
  };

  private DisplayWidth() {}

  /** The columns that {@code text} takes; it must be safe by {@link SafeText}. */
  public static int of(String text) {
    int width = 0;
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      width += of(codePoint);
      index += Character.charCount(codePoint);
    }
    return width;
  }

  /**
   * The text, or as much of its beginning as fits into {@code columns} together with an ellipsis.
   * Marks stay with the character they belong to.
   *
   * @param columns at least 1
   */
  public static String shorten(String text, int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("no room even for an ellipsis");
    }
    if (of(text) <= columns) {
      return text;
    }
    int width = 0;
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      width += of(codePoint);
      if (width > columns - 1) {
        break;
      }
      index += Character.charCount(codePoint);
    }
    return text.substring(0, index).stripTrailing() + ELLIPSIS;
  }

  private static int of(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> wide(codePoint) ? 2 : 1;
    };
  }

  private static boolean wide(int codePoint) {
    if (codePoint < WIDE[0]) {
      return false;
    }
    for (int i = 0; i < WIDE.length; i += 2) {
      if (codePoint <= WIDE[i + 1]) {
        if (codePoint >= WIDE[i]) {
          return true;
        }
        break;
      }
    }
    return Character.isEmojiPresentation(codePoint);
  }
}
