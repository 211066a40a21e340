package io.keyden.wire.configuration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in page and a program that makes keys need to know beforehand. Source: the vendor's
 * reference of 2026.
 *
 * @param authenticationProviders the ways to sign in that are switched on
 * @param apiKeyMaxExpiryDays null if there is no limit
 * @param keyden an addition of Keyden's
 */
public record AuthenticationResource(
    List<Provider> authenticationProviders,
    boolean autoLoginEnabled,
    boolean anyAuthenticationProvidersSupportPasswordManagement,
    int apiKeyDefaultExpiryDays,
    @Nullable Integer apiKeyMaxExpiryDays,
    boolean userApiKeysEnabled,
    boolean rememberMeEnabled,
    Keyden keyden,
    Map<String, String> links) {
  /**
   * What no server of the vendor says.
   *
   * @param setUpRequired whether there is no account yet, so that who registers becomes the first
   *     administrator
   */
  public record Keyden(boolean setUpRequired) {}

  /**
   * A way to sign in.
   *
   * @param identityType one of the vendor's words, {@code UsernamePassword}
   */
  public record Provider(
      String name,
      String identityType,
      boolean formsLoginEnabled,
      Map<String, String> links,
      List<String> javascriptLinks,
      @com.fasterxml.jackson.annotation.JsonProperty("CSSLinks") List<String> cssLinks) {
    /** Name and password, under the vendor's name: clients look for it. */
    public static final Provider USERNAME_PASSWORD =
        new Provider("Octopus", "UsernamePassword", true, Map.of(), List.of(), List.of());
  }
}
