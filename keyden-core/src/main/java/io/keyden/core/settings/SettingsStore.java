package io.keyden.core.settings;

import java.util.UUID;

/** The settings of this installation. Works within a transaction only. */
public interface SettingsStore {
  /**
   * The settings about signing in, {@link AuthenticationSettings#DEFAULTS} until they are first
   * saved.
   */
  AuthenticationSettings authentication();

  /** Replaces the settings about signing in, and announces {@link SettingsChanged}. */
  void save(AuthenticationSettings settings);

  /** The id of this installation: made with the database, never changed. */
  UUID installationId();
}
