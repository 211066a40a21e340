package io.keyden.testing;

import io.keyden.core.secret.Secret;
import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.server.configuration.ConfigurationReading;
import io.keyden.server.configuration.FirstAdministratorConfiguration;
import io.keyden.server.configuration.ServerConfiguration;
import io.keyden.server.configuration.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a test may choose.
 *
 * @param username the administrator's name
 * @param password the administrator's password; the server makes one where it is empty
 * @param apiKey the administrator's key; the server makes one where it is empty
 * @param port the port, or 0 for a free one
 */
record ServerOptions(
    String username, Optional<Secret> password, Optional<Secret> apiKey, int port) {
  /** The server's own defaults, but for what a test chose and what a test does not need. */
  ServerConfiguration configuration(Path directory) {
    var reading =
        new ConfigurationReader()
            .read(
                Map.of(
                    Settings.PORT.option(),
                    Integer.toString(port),
                    Settings.DATA_DIR.option(),
                    directory.toString(),
                    Settings.ACCESS_LOG.option(),
                    "off",
                    Settings.SHUTDOWN_GRACE.option(),
                    "1s"),
                Map.of());
    return switch (reading) {
      case ConfigurationReading.Valid valid -> withAdministrator(valid.configuration());
      case ConfigurationReading.Faulty faulty ->
          throw new IllegalStateException("Keyden cannot be configured: " + faulty.faults());
    };
  }

  private ServerConfiguration withAdministrator(ServerConfiguration configuration) {
    return new ServerConfiguration(
        configuration.http(),
        configuration.storage(),
        configuration.authentication(),
        configuration.tokens(),
        configuration.log(),
        configuration.operations(),
        new FirstAdministratorConfiguration(
            FirstAdministratorConfiguration.Way.MADE, username, password, apiKey),
        configuration.readyFile());
  }
}
