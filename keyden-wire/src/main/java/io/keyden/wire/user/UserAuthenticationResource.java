package io.keyden.wire.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * How an account may sign in.
 *
 * @param authenticationProviders the ways
 * @param canCurrentUserEditIdentitiesForUser whether the caller may change its external identities
 */
public record UserAuthenticationResource(
    List<Provider> authenticationProviders,
    boolean canCurrentUserEditIdentitiesForUser,
    Map<String, String> links) {
  /**
   * A way to sign in.
   *
   * @param identityType {@code UsernamePassword}
   */
  public record Provider(
      String name,
      String identityType,
      boolean formsLoginEnabled,
      Map<String, String> links,
      List<String> javascriptLinks,
      @JsonProperty("CSSLinks") List<String> cssLinks) {}
}
