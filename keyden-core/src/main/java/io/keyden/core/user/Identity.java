package io.keyden.core.user;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How somebody is known to an external provider.
 *
 * @param provider the provider's name, any text; one identity per provider
 * @param claims what the provider says, by the claim's name, in the order given
 */
public record Identity(String provider, Map<String, Claim> claims) {
  /**
   * One thing a provider says.
   *
   * @param value the text
   * @param identifying whether it alone tells who somebody is
   */
  public record Claim(String value, boolean identifying) {}

  public Identity {
    claims = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(claims));
  }
}
