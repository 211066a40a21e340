package io.keyden.core.text;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Short names for paths: lower-case letters, digits and single dashes. */
public final class Slug {
  /** The most characters a slug may have. */
  public static final int LENGTH_MAX = 50;

  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern DASHES_AT_AN_END = Pattern.compile("^-+|-+$");
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,49}");

  private Slug() {}

  /** Whether clients may choose {@code text} as a slug; it is kept as it came. */
  public static boolean acceptable(String text) {
    return FORM.matcher(text).matches();
  }

  /** A slug that reads like {@code name}; {@code otherwise} if no letter or digit is in it. */
  public static String of(String name, String otherwise) {
    var dashed = OTHERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    var cut = trimmed(trimmed(dashed), LENGTH_MAX);
    return cut.isEmpty() ? otherwise : cut;
  }

  /** As {@link #of}, with the first number behind it that makes it one that is not taken. */
  public static String free(String name, String otherwise, Predicate<String> taken) {
    var slug = of(name, otherwise);
    var candidate = slug;
    for (int number = 1; taken.test(candidate); number++) {
      var tail = "-" + number;
      candidate = trimmed(slug, LENGTH_MAX - tail.length()) + tail;
    }
    return candidate;
  }

  private static String trimmed(String text, int length) {
    return text.length() <= length ? text : trimmed(text.substring(0, length));
  }

  private static String trimmed(String text) {
    return DASHES_AT_AN_END.matcher(text).replaceAll("");
  }
}
