package io.keyden.core.text;

import java.util.Locale;

/** The form of a text by which it is compared and searched without regard to case. */
public final class CaseFolding {
  private CaseFolding() {}

  /** Folds {@code text}: upper case first, so that letters with several lower-case forms meet. */
  public static String fold(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Whether the two texts are the same without regard to case. */
  public static boolean same(String one, String other) {
    return fold(one).equals(fold(other));
  }
}
