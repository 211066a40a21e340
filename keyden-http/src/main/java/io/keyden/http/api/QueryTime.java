package io.keyden.http.api;

import io.keyden.wire.WireTime;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times in a query. */
public final class QueryTime {
  /** What to say of a parameter that is none. */
  public static final String MUST_BE =
      "must be a date and time such as 2027-01-31T00:00:00.000+00:00";

  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");
  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Pattern ZONE_WITHOUT_COLON = Pattern.compile("(?<=[+-]\\d\\d)(?=\\d\\d$)");
  private static final Pattern BLANK_FOR_PLUS =
      Pattern.compile("(?<=\\d) (?=\\d\\d:?\\d\\d$)(?<=T.{5,99})");
  private static final Pattern BLANK_FOR_T = Pattern.compile("(?<=^\\d{4}-\\d\\d-\\d\\d) ");

  private QueryTime() {}

  /**
   * Reads a time with or without a zone (then UTC), or a date; empty if {@code text} is neither, or
   * outside of the years 0 to 9999, which RFC 3339 cannot write. The plus of a zone may have become
   * a blank on its way, since a plus in a query stands for one; and a blank may stand between date
   * and time.
   */
  public static Optional<Instant> parse(String text) {
    var withT = BLANK_FOR_T.matcher(text.strip()).replaceFirst("T");
    var withPlus = BLANK_FOR_PLUS.matcher(withT).replaceFirst("+");
    var zone =
        withPlus.indexOf('T') < 0
            ? withPlus
            : ZONE_WITHOUT_COLON.matcher(withPlus).replaceFirst(":");
    return WireTime.parse(zone)
        .filter(instant -> !instant.isBefore(YEAR_0) && instant.isBefore(YEAR_10000));
  }
}
