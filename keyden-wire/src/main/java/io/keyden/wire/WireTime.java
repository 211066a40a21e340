package io.keyden.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times as the clients read and write them.
 *
 * <p>Out: always with seconds, three fraction digits and {@code +00:00}. The Go client fails
 * without seconds, the Java SDK without an offset that has a colon. In: any offset or none (then
 * UTC), 0 to 9 fraction digits.
 */
public final class WireTime {
  private static final int YEAR_NOBODY_SET = 1;

  private WireTime() {}

  /** {@code 2026-03-03T01:10:26.736+00:00}. */
  public static String format(Instant instant) {
    var time =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    var text = new StringBuilder(29);
    digits(text, time.getYear(), 4).append('-');
    digits(text, time.getMonthValue(), 2).append('-');
    digits(text, time.getDayOfMonth(), 2).append('T');
    digits(text, time.getHour(), 2).append(':');
    digits(text, time.getMinute(), 2).append(':');
    digits(text, time.getSecond(), 2).append('.');
    digits(text, time.getNano() / 1_000_000, 3).append("+00:00");
    return text.toString();
  }

  private static StringBuilder digits(StringBuilder text, int number, int count) {
    var digits = Integer.toString(number);
    text.repeat('0', Math.max(0, count - digits.length()));
    return text.append(digits);
  }

  /** Reads a time or a date; empty if {@code text} is neither. */
  public static Optional<Instant> parse(String text) {
    return parsed(text, OffsetDateTime::parse, OffsetDateTime::toInstant)
        .or(() -> parsed(text, LocalDateTime::parse, time -> time.toInstant(ZoneOffset.UTC)))
        .or(() ->
            parsed(text, LocalDate::parse, date -> date.atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  /**
   * Whether {@code instant} is the one that .NET sends for a date nobody set: the first day of year
   * 1.
   */
  public static boolean nobodySet(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).getYear() <= YEAR_NOBODY_SET;
  }

  private interface Parser<T> {
    T parse(CharSequence text);
  }

  private interface Turn<T> {
    Instant turn(T parsed);
  }

  private static <T> Optional<Instant> parsed(String text, Parser<T> parser, Turn<T> turn) {
    try {
      return Optional.of(turn.turn(parser.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
