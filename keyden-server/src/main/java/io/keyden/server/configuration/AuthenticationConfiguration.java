package io.keyden.server.configuration;

import java.time.Duration;

/**
 * How keys may be presented, and how often wrong ones.
 *
 * @param queryApiKey whether a key may stand in the query of a URL
 * @param badKeyBurst how many bad keys an address may send in a row
 * @param badKeyRefill how long until it may send one more
 */
public record AuthenticationConfiguration(
    boolean queryApiKey, int badKeyBurst, Duration badKeyRefill) {
  /**
   * Checks what the types leave open.
   *
   * @throws IllegalArgumentException if the limit would refuse everybody, or never refill
   */
  public AuthenticationConfiguration {
    if (badKeyBurst < 1 || !badKeyRefill.isPositive()) {
      throw new IllegalArgumentException("the limit on bad keys must be positive");
    }
  }
}
