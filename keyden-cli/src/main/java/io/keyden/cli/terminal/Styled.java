package io.keyden.cli.terminal;

import io.keyden.cli.text.DisplayWidth;
import io.keyden.cli.text.SafeText;

/**
 * A text for a terminal, harmless whatever it came from, and how it stands out.
 *
 * @param text what is shown; escaped by {@link SafeText}
 * @param style how
 */
public record Styled(String text, Style style) {
  /** Makes the text harmless. */
  public Styled {
    text = SafeText.of(text);
  }

  /** A text that does not stand out. */
  public static Styled plain(String text) {
    return new Styled(text, Style.PLAIN);
  }

  /** How many columns it takes. */
  public int width() {
    return DisplayWidth.of(text);
  }

  /** As much of it as fits into {@code columns}. */
  public Styled shortened(int columns) {
    return new Styled(DisplayWidth.shorten(text, columns), style);
  }
}
