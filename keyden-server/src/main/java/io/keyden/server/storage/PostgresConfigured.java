package io.keyden.server.storage;

import io.keyden.server.configuration.DatabaseUrl;
import io.keyden.server.configuration.StorageConfiguration;
import io.keyden.storage.postgres.PostgresSettings;

/** What a configuration means to PostgreSQL. */
public final class PostgresConfigured {
  private PostgresConfigured() {}

  /** How to reach the database of {@code url}. */
  public static PostgresSettings settings(
      DatabaseUrl.Postgres url, StorageConfiguration configuration) {
    var shared = configuration.shared();
    return new PostgresSettings(
        url.url(),
        shared.user(),
        shared.password(),
        shared.connections(),
        configuration.commitGroupMax(),
        new PostgresSettings.Changes(
            shared.changeDelivery(), shared.changeInterval(), shared.revocationBound()));
  }
}
