package io.keyden.client.octopus;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dates as the vendor writes them: three digits of a second and the offset as {@code +00:00}, never
 * {@code Z}.
 */
final class WireDate {
  private static final DateTimeFormatter JSON =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter IN_TEXT =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private WireDate() {}

  static String of(Instant instant) {
    return JSON.format(instant);
  }

  static @Nullable String orNull(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }

  static String inText(Instant instant) {
    return IN_TEXT.format(instant);
  }

  /** Reads a date with any offset, to the millisecond; nothing if it is not one. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
