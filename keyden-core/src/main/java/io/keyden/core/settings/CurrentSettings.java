package io.keyden.core.settings;

import io.keyden.core.store.Cache;
import io.keyden.core.store.Caches;
import io.keyden.core.store.Transactions;
import java.util.Optional;

/** The settings in force, remembered between changes: every request needs some of them. */
public final class CurrentSettings {
  private enum Slot {
    AUTHENTICATION
  }

  private final Transactions transactions;
  private final SettingsStore settings;
  private final Cache<Slot, AuthenticationSettings> cache;

  /** Remembers what {@code settings} holds until it announces a change. */
  public CurrentSettings(Transactions transactions, SettingsStore settings, Caches caches) {
    this.transactions = transactions;
    this.settings = settings;
    this.cache = caches.create("settings", 1);
    transactions.listen(change -> {
      if (change instanceof SettingsChanged) {
        cache.invalidate(Slot.AUTHENTICATION);
      }
    });
  }

  /** The settings about signing in and keys. */
  public AuthenticationSettings authentication() {
    return cache
        .get(Slot.AUTHENTICATION, slot -> Optional.of(transactions.read(settings::authentication)))
        .orElse(AuthenticationSettings.DEFAULTS);
  }
}
