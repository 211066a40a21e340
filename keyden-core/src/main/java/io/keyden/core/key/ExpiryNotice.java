package io.keyden.core.key;

import io.keyden.core.audit.EventCategory;
import java.time.Duration;
import java.time.Instant;

/** What is said of a key that nears its end. Source: the vendor's three events. */
enum ExpiryNotice {
  /** Twenty days are left. */
  TWENTY_DAYS(Duration.ofDays(20), EventCategory.API_KEY_EXPIRY_20_DAYS, "expires in 20 days"),
  /** Ten days are left. */
  TEN_DAYS(Duration.ofDays(10), EventCategory.API_KEY_EXPIRY_10_DAYS, "expires in 10 days"),
  /** Its time is over. */
  EXPIRED(Duration.ZERO, EventCategory.API_KEY_EXPIRED, "has expired");

  private final Duration ahead;
  private final EventCategory category;
  private final String words;

  ExpiryNotice(Duration ahead, EventCategory category, String words) {
    this.ahead = ahead;
    this.category = category;
    this.words = words;
  }

  /** The name of the work of giving this notice. */
  String work() {
    return "expiry-notices-" + ahead.toDays();
  }

  EventCategory category() {
    return category;
  }

  String words() {
    return words;
  }

  /** Keys that end before this moment are due for the notice at {@code now}. */
  Instant horizon(Instant now) {
    return now.plus(ahead);
  }

  /** Whether the next notice is due as well, so that this one would only be noise. */
  boolean overtaken(Instant end, Instant now) {
    return switch (this) {
      case TWENTY_DAYS -> end.isBefore(TEN_DAYS.horizon(now));
      case TEN_DAYS -> end.isBefore(EXPIRED.horizon(now));
      case EXPIRED -> false;
    };
  }
}
