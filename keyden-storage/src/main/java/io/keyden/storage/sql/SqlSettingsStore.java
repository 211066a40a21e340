package io.keyden.storage.sql;

import io.keyden.core.settings.AuthenticationSettings;
import io.keyden.core.settings.SettingsChanged;
import io.keyden.core.settings.SettingsStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The settings in SQL, a row for each. */
public final class SqlSettingsStore implements SettingsStore {
  private static final String ALL = "SELECT name, value FROM settings";
  private static final String PUT =
      """
      INSERT INTO settings (name, value) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """;
  private static final String INSTALLATION = "SELECT id FROM installation";
  private static final String INSTALL =
      "INSERT INTO installation (singleton, id) VALUES (1, ?) ON CONFLICT (singleton) DO NOTHING";

  private final SqlTransactions transactions;

  /** Keeps settings in the database of {@code transactions}. */
  public SqlSettingsStore(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public AuthenticationSettings authentication() {
    Map<String, Optional<String>> stored = new HashMap<>();
    transactions.sql().query(ALL, row -> stored.put(row.text("name"), row.optionalText("value")));
    var values = new Values(stored);
    var defaults = AuthenticationSettings.DEFAULTS;
    return new AuthenticationSettings(
        values.flag("auto-login-enabled", defaults.autoLoginEnabled()),
        values.flag(
            "self-service-identity-editing-enabled", defaults.selfServiceIdentityEditingEnabled()),
        values.lines("trusted-redirect-urls", defaults.trustedRedirectUrls()),
        values.optional("cookie-domain", defaults.cookieDomain()),
        values.seconds("session-timeout-seconds", defaults.sessionTimeout()),
        values.seconds("maximum-session-duration-seconds", defaults.maximumSessionDuration()),
        values.flag("remember-me-enabled", defaults.rememberMeEnabled()),
        values.flag("user-api-keys-enabled", defaults.userApiKeysEnabled()),
        values.number("api-key-default-expiry-days", defaults.apiKeyDefaultExpiryDays()),
        values
            .optional(
                "api-key-maximum-expiry-days",
                defaults.apiKeyMaximumExpiryDays().map(String::valueOf))
            .map(Integer::parseInt),
        values.optional("oidc-issuer-url", defaults.oidcIssuerUrl()),
        values.flag("password-sign-in-enabled", defaults.passwordSignInEnabled()));
  }

  @Override
  public void save(AuthenticationSettings settings) {
    put("auto-login-enabled", Optional.of(String.valueOf(settings.autoLoginEnabled())));
    put(
        "self-service-identity-editing-enabled",
        Optional.of(String.valueOf(settings.selfServiceIdentityEditingEnabled())));
    put("trusted-redirect-urls", Optional.of(String.join("\n", settings.trustedRedirectUrls())));
    put("cookie-domain", settings.cookieDomain());
    put(
        "session-timeout-seconds",
        Optional.of(String.valueOf(settings.sessionTimeout().toSeconds())));
    put(
        "maximum-session-duration-seconds",
        Optional.of(String.valueOf(settings.maximumSessionDuration().toSeconds())));
    put("remember-me-enabled", Optional.of(String.valueOf(settings.rememberMeEnabled())));
    put("user-api-keys-enabled", Optional.of(String.valueOf(settings.userApiKeysEnabled())));
    put(
        "api-key-default-expiry-days",
        Optional.of(String.valueOf(settings.apiKeyDefaultExpiryDays())));
    put("api-key-maximum-expiry-days", settings.apiKeyMaximumExpiryDays().map(String::valueOf));
    put("oidc-issuer-url", settings.oidcIssuerUrl());
    put("password-sign-in-enabled", Optional.of(String.valueOf(settings.passwordSignInEnabled())));
    transactions.announce(new SettingsChanged());
  }

  private void put(String name, Optional<String> value) {
    transactions.sql().update(PUT, name, value);
  }

  @Override
  public UUID installationId() {
    return transactions
        .sql()
        .first(INSTALLATION, row -> UUID.fromString(row.text("id")))
        .orElseGet(() -> {
          var id = UUID.randomUUID();
          transactions.sql().update(INSTALL, id.toString());
          return id;
        });
  }

  /** What is stored; a name that is not there has its default, a name with null is not set. */
  private record Values(Map<String, Optional<String>> stored) {
    Optional<String> optional(String name, Optional<String> otherwise) {
      return stored.getOrDefault(name, otherwise);
    }

    boolean flag(String name, boolean otherwise) {
      return optional(name, Optional.of(String.valueOf(otherwise)))
          .map(Boolean::parseBoolean)
          .orElse(otherwise);
    }

    int number(String name, int otherwise) {
      return optional(name, Optional.empty()).map(Integer::parseInt).orElse(otherwise);
    }

    Duration seconds(String name, Duration otherwise) {
      return optional(name, Optional.empty())
          .map(Long::parseLong)
          .map(Duration::ofSeconds)
          .orElse(otherwise);
    }

    List<String> lines(String name, List<String> otherwise) {
      return optional(name, Optional.empty())
          .map(text -> text.lines().filter(line -> !line.isBlank()).toList())
          .orElse(otherwise);
    }
  }
}
