package io.keyden.client.octopus;

import java.time.Duration;
import java.time.Instant;

/** A signed-in browser; changes under the lock of the server only. */
final class Session {
  private static final Duration IDLE_LIMIT = Duration.ofMinutes(20);
  private static final Duration LONGEST = Duration.ofDays(20);

  private final String userId;
  private final boolean remembered;
  private final Instant begun;
  private final String cookie = Secrets.cookie();
  private final String csrf = Secrets.csrfCookie();
  private Instant lastUsed;

  Session(String userId, boolean remembered, Instant begun) {
    this.userId = userId;
    this.remembered = remembered;
    this.begun = begun;
    this.lastUsed = begun;
  }

  String userId() {
    return userId;
  }

  String cookie() {
    return cookie;
  }

  String csrf() {
    return csrf;
  }

  void usedAt(Instant moment) {
    lastUsed = moment;
  }

  boolean aliveAt(Instant moment) {
    boolean idle = !remembered && moment.isAfter(lastUsed.plus(IDLE_LIMIT));
    return !idle && moment.isBefore(begun.plus(LONGEST));
  }
}
