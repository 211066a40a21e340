package io.keyden.cli.value;

import java.time.Duration;

/**
 * Durations as options take them: a whole number and a unit, {@code s}, {@code m}, {@code h},
 * {@code d} or {@code w}. A day has 24 hours, a week seven days. Larger units are left out, since
 * their length depends on when they begin.
 */
public final class DurationText {
  /** What may be written, for help texts. */
  public static final String FORM = "a number and s, m, h, d or w, such as 90m, 24h or 20d";

  private static final Duration MAX = Duration.ofDays(36_500);
  private static final int DIGITS_MAX = 10;
  private static final String UNITS = "smhdw";
  private static final long[] UNIT_SECONDS = {1, 60, 3_600, 86_400, 604_800};

  private DurationText() {}

  /**
   * Reads a duration of nought to a hundred years.
   *
   * @throws InvalidValueException if it is none
   */
  public static Duration parse(String text) throws InvalidValueException {
    String trimmed = text.strip();
    int last = trimmed.length() - 1;
    int unit = last < 1 ? -1 : UNITS.indexOf(Character.toLowerCase(trimmed.charAt(last)));
    if (unit < 0 || last > DIGITS_MAX || !digits(trimmed, last)) {
      throw new InvalidValueException("'" + text + "' is no duration; write " + FORM);
    }
    Duration duration =
        Duration.ofSeconds(Long.parseLong(trimmed.substring(0, last)) * UNIT_SECONDS[unit]);
    if (duration.compareTo(MAX) > 0) {
      throw new InvalidValueException("'" + text + "' is longer than a hundred years");
    }
    return duration;
  }

  private static boolean digits(String text, int end) {
    for (int i = 0; i < end; i++) {
      char character = text.charAt(i);
      if (character < '0' || character > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * The duration in the largest unit that gives a whole number, so that {@link #parse} reads it
   * again; fractions of a second are left out.
   */
  public static String print(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return "0s";
    }
    int unit = UNIT_SECONDS.length - 1;
    while (seconds % UNIT_SECONDS[unit] != 0) {
      unit--;
    }
    return seconds / UNIT_SECONDS[unit] + UNITS.substring(unit, unit + 1);
  }
}
