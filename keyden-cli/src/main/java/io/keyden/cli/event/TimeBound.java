package io.keyden.cli.event;

import io.keyden.cli.value.DurationText;
import io.keyden.cli.value.InvalidValueException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One end of a span of time in the past, as {@code --since} and {@code --until} take it. */
sealed interface TimeBound {
  /** So long before now. */
  record Ago(Duration duration) implements TimeBound {}

  /** A day where the reader is. */
  record Day(LocalDate day) implements TimeBound {}

  /** A time where the reader is. */
  record LocalTime(LocalDateTime time) implements TimeBound {}

  /** An instant. */
  record Moment(Instant instant) implements TimeBound {}

  /** The first instant that belongs to it. */
  default Instant first(Instant now, ZoneId zone) {
    return switch (this) {
      case Ago ago -> now.minus(ago.duration());
      case Day day -> day.day().atStartOfDay(zone).toInstant();
      case LocalTime local -> local.time().atZone(zone).toInstant();
      case Moment moment -> moment.instant();
    };
  }

  /**
   * The last instant that belongs to it: of a day its end, to the millisecond that servers keep.
   */
  default Instant last(Instant now, ZoneId zone) {
    return this instanceof Day day
        ? day.day().plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1)
        : first(now, zone);
  }

  /**
   * Reads a bound.
   *
   * @throws InvalidValueException if it is none
   */
  static TimeBound parse(String text) throws InvalidValueException {
    String trimmed = text.strip().replace(' ', 'T').toUpperCase(Locale.ROOT);
    try {
      if (trimmed.indexOf('-') < 0) {
        return new Ago(DurationText.parse(trimmed));
      }
      int time = trimmed.indexOf('T');
      if (time < 0) {
        return new Day(LocalDate.parse(trimmed));
      }
      boolean offset =
          trimmed.indexOf('Z', time) > 0
              || trimmed.indexOf('+', time) > 0
              || trimmed.indexOf('-', time) > 0;
      return offset
          ? new Moment(OffsetDateTime.parse(trimmed).toInstant())
          : new LocalTime(LocalDateTime.parse(trimmed));
    } catch (DateTimeException | InvalidValueException e) {
      throw new InvalidValueException(
          "'" + text + "' is no time; write 24h, 2026-11-01 or 2026-11-01T10:00:00Z");
    }
  }

  /** Lets an option take one. */
  final class Converter implements ITypeConverter<TimeBound> {
    @Override
    public TimeBound convert(String text) {
      try {
        return parse(text);
      } catch (InvalidValueException invalid) {
        throw new TypeConversionException(invalid.problem());
      }
    }
  }
}
