package io.keyden.core.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an administrator may set about signing in and about keys.
 *
 * @param autoLoginEnabled whether the portal may sign in by itself where a provider can
 * @param selfServiceIdentityEditingEnabled whether people may edit their own external identities
 * @param trustedRedirectUrls where sign-in may lead afterwards
 * @param cookieDomain the domain of the cookies, if not the host's own
 * @param sessionTimeout how long a session may be idle
 * @param maximumSessionDuration how long a session may live at all
 * @param rememberMeEnabled whether people may ask for a session that outlives the browser
 * @param userApiKeysEnabled whether people may make keys for themselves; service accounts' keys are
 *     not affected
 * @param apiKeyDefaultExpiryDays how long a key lives whose maker does not say; in days
 * @param apiKeyMaximumExpiryDays how long a key may live at most, in days; empty if there is no
 *     limit
 * @param oidcIssuerUrl what this server calls itself as an issuer, if not its address
 * @param passwordSignInEnabled whether people may sign in with name and password; keys are not
 *     affected
 */
public record AuthenticationSettings(
    boolean autoLoginEnabled,
    boolean selfServiceIdentityEditingEnabled,
    List<String> trustedRedirectUrls,
    Optional<String> cookieDomain,
    Duration sessionTimeout,
    Duration maximumSessionDuration,
    boolean rememberMeEnabled,
    boolean userApiKeysEnabled,
    int apiKeyDefaultExpiryDays,
    Optional<Integer> apiKeyMaximumExpiryDays,
    Optional<String> oidcIssuerUrl,
    boolean passwordSignInEnabled) {

  /** The most that {@link #apiKeyMaximumExpiryDays} may be set to: three years and a day. */
  public static final int MAXIMUM_EXPIRY_DAYS_LIMIT = 1096;

  /** What a new installation starts with. Source: the vendor's defaults since 2025.4. */
  public static final AuthenticationSettings DEFAULTS =
      new AuthenticationSettings(
          false,
          false,
          List.of(),
          Optional.empty(),
          Duration.ofMinutes(20),
          Duration.ofDays(20),
          true,
          true,
          180,
          Optional.of(366),
          Optional.empty(),
          true);

  public AuthenticationSettings {
    trustedRedirectUrls = List.copyOf(trustedRedirectUrls);
  }
}
