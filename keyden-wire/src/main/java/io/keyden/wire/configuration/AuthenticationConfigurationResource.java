package io.keyden.wire.configuration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings about signing in and about keys. Source: the vendor's description of its {@code
 * authentication} section; the limits of keys came with 2025.4.
 *
 * @param apiKeyMaxExpiryDays null if there is no limit
 */
public record AuthenticationConfigurationResource(
    String id,
    boolean autoLoginEnabled,
    boolean isSelfServiceIdentityEditingEnabled,
    List<String> trustedRedirectUrls,
    @Nullable String cookieDomain,
    long sessionTimeoutInSeconds,
    long maximumSessionDurationInSeconds,
    boolean rememberMeEnabled,
    boolean userApiKeysEnabled,
    int apiKeyDefaultExpiryDays,
    @Nullable Integer apiKeyMaxExpiryDays,
    Oidc oidcConfigurationSettings,
    Map<String, String> links) {
  /**
   * The settings about OIDC.
   *
   * @param oidcIssuerUrl null if the server's own address is used
   */
  public record Oidc(@Nullable String oidcIssuerUrl) {}
}
