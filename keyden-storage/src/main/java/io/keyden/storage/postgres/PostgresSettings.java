package io.keyden.storage.postgres;

import io.keyden.core.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach the database, and how closely to follow what other nodes do.
 *
 * @param url {@code jdbc:postgresql:…}, without a password
 * @param username who connects; empty is what the URL or the driver says
 * @param password their password, if there is one
 * @param connectionsMax how many reads run at once, at least 1; writing and listening have a
 *     connection each besides
 * @param writesInGroupMax how many writes share a commit at most, at least 1
 * @param changes how to follow other nodes
 */
public record PostgresSettings(
    String url,
    Optional<String> username,
    Optional<Secret> password,
    int connectionsMax,
    int writesInGroupMax,
    Changes changes) {

  /**
   * How to follow what other nodes change.
   *
   * @param delivery how a node hears of it
   * @param interval how often it looks with {@link ChangeDelivery#POLL}
   * @param staleMax how long what was remembered is believed without having looked: a revocation on
   *     another node counts here after that time at the latest
   */
  public record Changes(ChangeDelivery delivery, Duration interval, Duration staleMax) {
    /** Called by the database; a second at most. */
    public static final Changes DEFAULT =
        new Changes(ChangeDelivery.NOTIFY, Duration.ofMillis(50), Duration.ofSeconds(1));

    /** How long to wait before looking, even if nothing called. */
    Duration lookAfter() {
      var heartbeat = staleMax.dividedBy(4);
      return delivery == ChangeDelivery.POLL && interval.compareTo(heartbeat) < 0
          ? interval
          : heartbeat;
    }
  }
}
