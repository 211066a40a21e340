package io.keyden.wire.user;

import java.util.Map;

/**
 * How an external provider knows somebody.
 *
 * @param identityProviderName any text
 * @param claims what the provider says, by the claim's name, which is kept as it is
 */
public record IdentityResource(String identityProviderName, Map<String, ClaimResource> claims) {
  /**
   * One thing a provider says.
   *
   * @param value the text
   * @param isIdentifyingClaim whether it alone tells who somebody is
   */
  public record ClaimResource(String value, boolean isIdentifyingClaim) {}
}
