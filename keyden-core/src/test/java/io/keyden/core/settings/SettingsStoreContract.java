package io.keyden.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.store.Change;
import io.keyden.core.store.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of settings guarantees. */
public interface SettingsStoreContract {
  /** Settings that differ from the defaults in every member. */
  AuthenticationSettings ALL_CHANGED =
      new AuthenticationSettings(
          true,
          true,
          List.of("https://one.example/a?b=c", "https://two.example/"),
          Optional.of("example.com"),
          Duration.ofMinutes(5),
          Duration.ofHours(3),
          false,
          false,
          30,
          Optional.of(90),
          Optional.of("https://keyden.example"),
          false);

  /** The transactions that the store works in. */
  Transactions transactions();

  /** The store, with nothing saved. */
  SettingsStore settings();

  private AuthenticationSettings authentication() {
    return transactions().read(() -> settings().authentication());
  }

  @Test
  default void defaults_hold_until_something_is_saved() {
    assertThat(authentication()).isEqualTo(AuthenticationSettings.DEFAULTS);
  }

  @Test
  default void every_member_is_kept_and_can_be_set_back() {
    transactions().write(() -> settings().save(ALL_CHANGED));
    assertThat(authentication()).isEqualTo(ALL_CHANGED);

    transactions().write(() -> settings().save(AuthenticationSettings.DEFAULTS));
    assertThat(authentication()).isEqualTo(AuthenticationSettings.DEFAULTS);
  }

  @Test
  default void a_lifted_maximum_is_not_the_default_maximum() {
    var defaults = AuthenticationSettings.DEFAULTS;
    var lifted =
        new AuthenticationSettings(
            defaults.autoLoginEnabled(),
            defaults.selfServiceIdentityEditingEnabled(),
            defaults.trustedRedirectUrls(),
            defaults.cookieDomain(),
            defaults.sessionTimeout(),
            defaults.maximumSessionDuration(),
            defaults.rememberMeEnabled(),
            defaults.userApiKeysEnabled(),
            defaults.apiKeyDefaultExpiryDays(),
            Optional.empty(),
            defaults.oidcIssuerUrl(),
            defaults.passwordSignInEnabled());

    transactions().write(() -> settings().save(lifted));

    assertThat(authentication().apiKeyMaximumExpiryDays()).isEmpty();
  }

  @Test
  default void a_change_is_announced_once_it_is_kept_and_never_otherwise() {
    var heard = new ArrayList<Change>();
    transactions().listen(heard::add);

    assertThatThrownBy(() ->
            transactions()
                .write(() -> {
                  settings().save(ALL_CHANGED);
                  throw new IllegalStateException("after saving");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(heard).isEmpty();
    assertThat(authentication()).isEqualTo(AuthenticationSettings.DEFAULTS);

    transactions().write(() -> settings().save(ALL_CHANGED));
    assertThat(heard).containsExactly(new SettingsChanged());
  }

  @Test
  default void the_installation_keeps_its_id() {
    var first = transactions().write(() -> settings().installationId());

    assertThat(transactions().read(() -> settings().installationId())).isEqualTo(first);
    assertThat(transactions().write(() -> settings().installationId())).isEqualTo(first);
  }
}
