package io.keyden.cli.output;

import java.time.Duration;
import java.time.Instant;

/**
 * Times as people say them: {@code in 12 days}, {@code 3 hours ago}. Rounded down, so that a key is
 * never said to live longer than it does.
 */
public final class RelativeTime {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long YEAR = 365 * DAY;

  private RelativeTime() {}

  /** How {@code then} lies to {@code now}. */
  public static String of(Instant then, Instant now) {
    Duration distance = Duration.between(now, then);
    boolean future = !distance.isNegative();
    long seconds = distance.abs().toSeconds();
    if (seconds < MINUTE) {
      return future ? "in less than a minute" : "just now";
    }
    String amount = amount(seconds);
    return future ? "in " + amount : amount + " ago";
  }

  /** Days up to two years, since keys are made to last so many days. */
  private static String amount(long seconds) {
    if (seconds < 2 * HOUR) {
      return counted(seconds / MINUTE, "minute");
    }
    if (seconds < 2 * DAY) {
      return counted(seconds / HOUR, "hour");
    }
    return seconds < 2 * YEAR ? counted(seconds / DAY, "day") : counted(seconds / YEAR, "year");
  }

  private static String counted(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
