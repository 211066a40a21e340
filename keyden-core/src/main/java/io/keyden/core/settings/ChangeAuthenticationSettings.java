package io.keyden.core.settings;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.Difference;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Violations;
import io.keyden.core.store.Transactions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Changes what an administrator may set about signing in and about keys. */
public final class ChangeAuthenticationSettings {
  /** What the record calls these settings. */
  public static final String DOCUMENT_ID = "Settings-authentication";

  private static final Duration SESSION_TIMEOUT_MIN = Duration.ofSeconds(60);
  private static final int URL_LENGTH_MAX = 2_000;
  private static final int DOMAIN_LENGTH_MAX = 253;
  private static final Pattern DOMAIN =
      Pattern.compile(
          "\\.?[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

  private final Transactions transactions;
  private final SettingsStore settings;
  private final Audit audit;

  /** Takes what it works with. */
  public ChangeAuthenticationSettings(
      Transactions transactions, SettingsStore settings, Audit audit) {
    this.transactions = transactions;
    this.settings = settings;
    this.audit = audit;
  }

  /**
   * Saves what {@code change} makes of the present settings. If that is no change, nothing is saved
   * or recorded.
   *
   * @return the settings in force from now on
   * @throws io.keyden.core.problem.ProblemException {@code NotSignedIn} or {@code Forbidden}
   *     without ConfigureServer, {@code Invalid} with all faults
   */
  public AuthenticationSettings change(
      Caller caller, UnaryOperator<AuthenticationSettings> change) {
    caller.require(Permission.CONFIGURE_SERVER);
    return transactions.write(() -> {
      var before = settings.authentication();
      var after = change.apply(before);
      check(after);
      var differences = differences(before, after);
      if (!differences.isEmpty()) {
        settings.save(after);
        audit.record(
            caller.actor(),
            AuditEvent.modified("Settings", DOCUMENT_ID, "Authentication", differences));
      }
      return after;
    });
  }

  private static void check(AuthenticationSettings wanted) {
    var violations = new Violations();
    checkKeys(violations, wanted);
    checkSessions(violations, wanted);
    violations.check(
        wanted.cookieDomain().map(ChangeAuthenticationSettings::domain).orElse(true),
        "CookieDomain",
        "The cookie domain must be a domain name such as example.com, without scheme, port or path.");
    for (var url : wanted.trustedRedirectUrls()) {
      violations.check(
          webAddress(url, true),
          "TrustedRedirectUrls",
          "Each trusted redirect URL must be an absolute http or https address without user"
              + " information or fragment.");
    }
    violations.check(
        wanted.oidcIssuerUrl().map(url -> webAddress(url, false)).orElse(true),
        "OidcConfigurationSettings.OidcIssuerUrl",
        "The OIDC issuer URL must be an absolute http or https address without user information,"
            + " query or fragment.");
    violations.throwIfAny();
  }

  private static void checkKeys(Violations violations, AuthenticationSettings wanted) {
    int days = wanted.apiKeyDefaultExpiryDays();
    var maximum = wanted.apiKeyMaximumExpiryDays();
    int limit = AuthenticationSettings.MAXIMUM_EXPIRY_DAYS_LIMIT;
    violations.check(
        days >= 1,
        "ApiKeyDefaultExpiryDays",
        "The default expiry of API keys must be at least 1 day.");
    violations.check(
        maximum.map(most -> most >= 1 && most <= limit).orElse(true),
        "ApiKeyMaxExpiryDays",
        "The maximum expiry of API keys must be between 1 and "
            + limit
            + " days, or null for no limit.");
    // Without a maximum a default must still be a date that can be written down.
    int most = maximum.orElse(limit);
    violations.check(
        days <= most,
        "ApiKeyDefaultExpiryDays",
        "The default expiry of API keys must not be longer than "
            + (maximum.isPresent() ? "the maximum of " : "")
            + most
            + " days.");
  }

  private static void checkSessions(Violations violations, AuthenticationSettings wanted) {
    violations.check(
        wanted.sessionTimeout().compareTo(SESSION_TIMEOUT_MIN) >= 0,
        "SessionTimeoutInSeconds",
        "The session timeout must be at least " + SESSION_TIMEOUT_MIN.toSeconds() + " seconds.");
    violations.check(
        wanted.maximumSessionDuration().compareTo(wanted.sessionTimeout()) >= 0,
        "MaximumSessionDurationInSeconds",
        "The maximum session duration must not be shorter than the session timeout.");
  }

  private static boolean domain(String text) {
    return text.length() <= DOMAIN_LENGTH_MAX && DOMAIN.matcher(text).matches();
  }

  private static boolean webAddress(String text, boolean queryAllowed) {
    if (text.length() > URL_LENGTH_MAX) {
      return false;
    }
    try {
      var uri = new URI(text);
      return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && (queryAllowed || uri.getRawQuery() == null);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static List<Difference> differences(
      AuthenticationSettings before, AuthenticationSettings after) {
    return new Difference.Collector()
        .compare("/AutoLoginEnabled", before.autoLoginEnabled(), after.autoLoginEnabled())
        .compare(
            "/IsSelfServiceIdentityEditingEnabled",
            before.selfServiceIdentityEditingEnabled(),
            after.selfServiceIdentityEditingEnabled())
        .compare("/TrustedRedirectUrls", before.trustedRedirectUrls(), after.trustedRedirectUrls())
        .compare("/CookieDomain", before.cookieDomain(), after.cookieDomain())
        .compare(
            "/SessionTimeoutInSeconds",
            before.sessionTimeout().toSeconds(),
            after.sessionTimeout().toSeconds())
        .compare(
            "/MaximumSessionDurationInSeconds",
            before.maximumSessionDuration().toSeconds(),
            after.maximumSessionDuration().toSeconds())
        .compare("/RememberMeEnabled", before.rememberMeEnabled(), after.rememberMeEnabled())
        .compare("/UserApiKeysEnabled", before.userApiKeysEnabled(), after.userApiKeysEnabled())
        .compare(
            "/ApiKeyDefaultExpiryDays",
            before.apiKeyDefaultExpiryDays(),
            after.apiKeyDefaultExpiryDays())
        .compare(
            "/ApiKeyMaxExpiryDays",
            before.apiKeyMaximumExpiryDays(),
            after.apiKeyMaximumExpiryDays())
        .compare(
            "/OidcConfigurationSettings/OidcIssuerUrl",
            before.oidcIssuerUrl(),
            after.oidcIssuerUrl())
        .compare(
            "/UsernamePassword/IsEnabled",
            before.passwordSignInEnabled(),
            after.passwordSignInEnabled())
        .differences();
  }
}
