package io.keyden.core.key;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.settings.AuthenticationSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a new key may end: by the settings, and never after the key that makes it.
 *
 * <p>Sources: the vendor's page on creating a key (absent means the default, null the maximum; a
 * given end must not be in the past, nor beyond the maximum, nor after the end of the calling key).
 * A given end that breaks a rule is refused, not shortened; the default and the maximum end with
 * the calling key if that ends earlier.
 *
 * @param defaultLife how long a key lives whose maker does not say
 * @param maximumLife how long a key may live, if that is limited
 */
public record ExpiryPolicy(Duration defaultLife, Optional<Duration> maximumLife) {

  /**
   * The last instant whose year has four digits: clients read no other years. Source: RFC 3339 has
   * four, and .NET's dates end here.
   */
  static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** The policy that {@code settings} state. */
  public static ExpiryPolicy of(AuthenticationSettings settings) {
    return new ExpiryPolicy(
        Duration.ofDays(settings.apiKeyDefaultExpiryDays()),
        settings.apiKeyMaximumExpiryDays().map(Duration::ofDays));
  }

  /**
   * The end of a key that is made now.
   *
   * @param callingKeyExpires the end of the key that makes it, directly or by a token or a session
   *     made with it
   * @return the end, to the millisecond; empty for a key that never ends
   * @throws ProblemException {@code Invalid} if a given end breaks a rule; the text says which, and
   *     the latest that would do
   */
  public Optional<Instant> end(
      ExpiryRequest request, Instant now, Optional<Instant> callingKeyExpires) {
    var limit = maximumLife.map(now::plus);
    var latest = earliest(limit, callingKeyExpires);
    return switch (request) {
      case ExpiryRequest.Unstated unstated ->
          earliest(earliest(Optional.of(now.plus(defaultLife)), Optional.of(LAST)), latest)
              .map(ExpiryPolicy::toMillis);
      case ExpiryRequest.Longest longest -> latest.map(ExpiryPolicy::toMillis);
      case ExpiryRequest.At at -> Optional.of(checked(at.instant(), now, limit, callingKeyExpires));
    };
  }

  private static Instant checked(
      Instant wanted, Instant now, Optional<Instant> limit, Optional<Instant> callingKeyExpires) {
    var end = toMillis(wanted);
    var latest = earliest(limit, callingKeyExpires);
    if (!end.isAfter(now)) {
      throw refused("The expiry date must not be in the past." + wouldDo(latest));
    }
    if (end.isAfter(LAST)) {
      throw refused("The expiry date must not be later than the year 9999." + wouldDo(latest));
    }
    if (callingKeyExpires.filter(end::isAfter).isPresent()) {
      throw refused(
          "The expiry date must not be later than the expiry of the API key used to make this request."
              + wouldDo(latest));
    }
    if (limit.filter(end::isAfter).isPresent()) {
      throw refused(
          "The expiry date is beyond the maximum that this server allows." + wouldDo(latest));
    }
    return end;
  }

  private static String wouldDo(Optional<Instant> latest) {
    return latest
        .map(end ->
            " The latest expiry date possible is "
                + DateTimeFormatter.ISO_INSTANT.format(end.truncatedTo(ChronoUnit.SECONDS))
                + ".")
        .orElse("");
  }

  private static ProblemException refused(String text) {
    return new ProblemException(Problem.invalid("Expires", text));
  }

  private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
  }

  private static Instant toMillis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
