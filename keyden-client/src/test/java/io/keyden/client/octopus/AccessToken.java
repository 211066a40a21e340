package io.keyden.client.octopus;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A token for {@code Authorization: Bearer}.
 *
 * @param text the token itself
 * @param userId for whom it stands
 * @param ends when it stops working, an hour after it was issued
 * @param keysEndBy the end of the key that obtained it: keys made with the token may not outlive
 *     that key (CVE-2026-3236)
 */
record AccessToken(String text, String userId, Instant ends, Optional<Instant> keysEndBy) {
  static final Duration LIFE = Duration.ofHours(1);

  @Override
  public String toString() {
    return "AccessToken[" + userId + "]";
  }
}
