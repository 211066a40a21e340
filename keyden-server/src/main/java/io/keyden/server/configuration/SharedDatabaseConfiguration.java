package io.keyden.server.configuration;

import io.keyden.core.secret.Secret;
import io.keyden.storage.postgres.ChangeDelivery;
import java.time.Duration;
import java.util.Optional;

/**
 * How a node works with a database that other nodes share; the embedded one does not look at it.
 *
 * @param user who connects, or empty where the address or the driver says it
 * @param password their password, if there is one
 * @param connections how many reads run at once, at least 1
 * @param changeDelivery how the node hears of what others change
 * @param changeInterval how often it looks, where it looks by itself
 * @param revocationBound how long a change on another node may take at most to count here
 */
public record SharedDatabaseConfiguration(
    Optional<String> user,
    Optional<Secret> password,
    int connections,
    ChangeDelivery changeDelivery,
    Duration changeInterval,
    Duration revocationBound) {
  /**
   * Checks what the types leave open.
   *
   * @throws IllegalArgumentException if nothing could be read, or a time is not positive
   */
  public SharedDatabaseConfiguration {
    if (connections < 1) {
      throw new IllegalArgumentException("reading needs a connection");
    }
    if (!changeInterval.isPositive() || !revocationBound.isPositive()) {
      throw new IllegalArgumentException("times between looks must be positive");
    }
  }
}
