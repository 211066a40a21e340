package io.keyden.core.settings;

import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import java.util.UUID;

/** The settings in memory. */
public final class InMemorySettingsStore implements SettingsStore {
  private final InMemoryTransactions transactions;
  private final InMemoryTable<String, AuthenticationSettings> settings;
  private final UUID installationId = UUID.fromString("6f0c7a30-3d3f-4f0e-8a53-7f1d0c1a2b3c");

  /** The defaults. */
  public InMemorySettingsStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.settings = new InMemoryTable<>(transactions);
  }

  @Override
  public AuthenticationSettings authentication() {
    return settings.get("authentication").orElse(AuthenticationSettings.DEFAULTS);
  }

  @Override
  public void save(AuthenticationSettings changed) {
    settings.put("authentication", changed);
    transactions.announce(new SettingsChanged());
  }

  @Override
  public UUID installationId() {
    return installationId;
  }
}
