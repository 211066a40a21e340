package io.keyden.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as the clients read and write them.
 *
 * <p>Out: always with seconds, three fraction digits and {@code +00:00}. The Go client fails
 * without seconds, the Java SDK without an offset that has a colon. In: any offset or none (then
 * UTC), with or without seconds, 0 to 9 fraction digits, or a date alone. Windows PowerShell writes
 * {@code /Date(1772499026736)/}, which the vendor's server reads, too.
 */
public final class WireTime {
  private static final Instant YEAR_TWO = Instant.parse("0002-01-01T00:00:00Z");
  private static final int DATE_LENGTH = "2026-03-03".length();
  private static final Pattern WINDOWS_POWERSHELL =
      Pattern.compile("/Date\\((-?\\d{1,15})(?:[+-]\\d{4})?\\)/");

  /** An offset may have a colon, none, or no minutes. */
  private static final DateTimeFormatter ANY_TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withChronology(IsoChronology.INSTANCE)
          .withResolverStyle(ResolverStyle.STRICT);

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
    var milliseconds = WINDOWS_POWERSHELL.matcher(text);
    if (milliseconds.matches()) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(milliseconds.group(1))));
    }
    try {
      return Optional.of(
          text.length() == DATE_LENGTH
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : time(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant time(String text) {
    var time = ANY_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return switch (time) {
      case OffsetDateTime offset -> offset.toInstant();
      case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
      default -> throw new DateTimeException("neither with an offset nor without");
    };
  }

  /**
   * Whether {@code instant} is the one that .NET sends for a date nobody set: the first day of year
   * 1, in whatever zone.
   */
  public static boolean nobodySet(Instant instant) {
    return instant.isBefore(YEAR_TWO);
  }
}
