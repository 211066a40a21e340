package io.keyden.cli.value;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** When a new key shall end, as {@code --expires} takes it. */
public sealed interface Expiry {
  /** What may be written, for help texts. */
  String FORM = "90d, 12h, 2027-01-31, 2027-01-31T10:00:00Z, max or never";

  /** As late as the server lets it. */
  record Maximum() implements Expiry {}

  /** Never, if the server allows that. */
  record Never() implements Expiry {}

  /** An expiry that is an instant once it is known what time it is and where. */
  sealed interface Fixed extends Expiry {
    /**
     * The last instant, which may lie in the past.
     *
     * @param now when the key is made
     * @param zone where its maker is
     */
    Instant at(Instant now, ZoneId zone);
  }

  /**
   * Some time after the key is made.
   *
   * @param duration more than nothing
   */
  record After(Duration duration) implements Fixed {
    /** Checks the duration. */
    public After {
      if (!duration.isPositive()) {
        throw new IllegalArgumentException("a key lives for some time");
      }
    }

    @Override
    public Instant at(Instant now, ZoneId zone) {
      return now.plus(duration);
    }
  }

  /**
   * At the end of a day where the key is made: its last second, so that the date that lists show is
   * that day.
   */
  record EndOfDay(LocalDate day) implements Fixed {
    @Override
    public Instant at(Instant now, ZoneId zone) {
      return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    }
  }

  /** At a time where the key is made. */
  record LocalTime(LocalDateTime time) implements Fixed {
    @Override
    public Instant at(Instant now, ZoneId zone) {
      return time.atZone(zone).toInstant();
    }
  }

  /** At an instant. */
  record Moment(Instant instant) implements Fixed {
    @Override
    public Instant at(Instant now, ZoneId zone) {
      return instant;
    }
  }

  /**
   * Reads an expiry.
   *
   * @throws InvalidValueException if it is none
   */
  static Expiry parse(String text) throws InvalidValueException {
    String trimmed = text.strip();
    return switch (trimmed.toLowerCase(Locale.ROOT)) {
      case "max" -> new Maximum();
      case "never" -> new Never();
      default -> trimmed.indexOf('-') > 0 ? date(text, trimmed) : after(text, trimmed);
    };
  }

  private static Expiry after(String text, String trimmed) throws InvalidValueException {
    Duration duration;
    try {
      duration = DurationText.parse(trimmed);
    } catch (InvalidValueException notADuration) {
      throw invalid(text);
    }
    if (duration.isZero()) {
      throw new InvalidValueException("'" + text + "' would end the key at once");
    }
    return new After(duration);
  }

  private static Expiry date(String text, String trimmed) throws InvalidValueException {
    // A blank between date and time, as databases and logs write it.
    String standard = trimmed.replace(' ', 'T').toUpperCase(Locale.ROOT);
    Fixed expiry;
    try {
      int time = standard.indexOf('T');
      if (time < 0) {
        expiry = new EndOfDay(LocalDate.parse(standard));
      } else if (standard.indexOf('Z', time) > 0
          || standard.indexOf('+', time) > 0
          || standard.indexOf('-', time) > 0) {
        expiry = new Moment(OffsetDateTime.parse(standard).toInstant());
      } else {
        expiry = new LocalTime(LocalDateTime.parse(standard));
      }
    } catch (DateTimeException notADate) {
      throw invalid(text);
    }
    return withinReason(text, expiry);
  }

  /** Years of five and more digits are typing errors, and beyond what servers can read. */
  private static Expiry withinReason(String text, Fixed expiry) throws InvalidValueException {
    int year =
        switch (expiry) {
          case EndOfDay day -> day.day().getYear();
          case LocalTime local -> local.time().getYear();
          case Moment moment -> moment.instant().atZone(ZoneOffset.UTC).getYear();
          case After _ -> throw new IllegalStateException("a duration has no year");
        };
    if (year < 1970 || year > 9998) {
      throw invalid(text);
    }
    return expiry;
  }

  private static InvalidValueException invalid(String text) {
    return new InvalidValueException("'" + text + "' is no expiry; write " + FORM);
  }
}
