package io.keyden.server.configuration;

import java.time.Duration;

/**
 * How keys may be presented, how often wrong ones, and how many good ones are remembered.
 *
 * @param queryApiKey whether a key may stand in the query of a URL
 * @param badKeyBurst how many bad keys an address may send in a row
 * @param badKeyRefill how long until it may send one more
 * @param rememberedKeysMax how many keys are in memory at most, so that they are not looked up
 *     again
 * @param rememberedAccountsMax how many accounts with their rights are
 */
public record AuthenticationConfiguration(
    boolean queryApiKey,
    int badKeyBurst,
    Duration badKeyRefill,
    int rememberedKeysMax,
    int rememberedAccountsMax) {
  /**
   * Checks what the types leave open.
   *
   * @throws IllegalArgumentException if the limit would refuse everybody, or never refill, or
   *     nothing would be remembered
   */
  public AuthenticationConfiguration {
    if (badKeyBurst < 1 || !badKeyRefill.isPositive()) {
      throw new IllegalArgumentException("the limit on bad keys must be positive");
    }
    if (rememberedKeysMax < 1 || rememberedAccountsMax < 1) {
      throw new IllegalArgumentException("at least one key and account is remembered");
    }
  }
}
