package io.keyden.cli.rotation;

import io.keyden.client.key.ApiKey;
import io.keyden.client.key.NewApiKey;
import io.keyden.client.server.KeyRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a successor ends.
 *
 * <p>A server lets no key outlive the key that makes it: an Octopus server refuses such a request
 * instead of shortening it, so the bound is kept here.
 *
 * @param expires when it ends; empty for the server's maximum
 * @param shortened whether that is days sooner than wished, because of the key that makes it
 */
public record SuccessorExpiry(Optional<Instant> expires, boolean shortened) {
  /** The clocks of two machines differ, and what is too late by a second is refused. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

  /** A key that was just made and rotates itself loses seconds. */
  private static final Duration WORTH_TELLING = Duration.ofDays(1);

  /**
   * As long a life as the old key's; that of a key without an end is the server's maximum.
   *
   * @param callingKeyEnds when the key ends that the successor is made with; empty if it never
   *     does, or if it is made with something else than a key
   */
  public static SuccessorExpiry asLongAs(
      ApiKey old, KeyRules rules, Optional<Instant> callingKeyEnds, Instant now) {
    Optional<Duration> life =
        old.expires().flatMap(end -> old.created().map(begin -> Duration.between(begin, end)));
    Optional<Duration> most = rules.maximumLifetime().map(max -> max.minus(CLOCKS_APART));
    boolean atMost =
        life.isEmpty() || most.filter(max -> life.get().compareTo(max) >= 0).isPresent();
    return atMost ? atMost(rules, callingKeyEnds, now) : at(now.plus(life.get()), callingKeyEnds);
  }

  /** As long a life as the server allows. */
  public static SuccessorExpiry atMost(
      KeyRules rules, Optional<Instant> callingKeyEnds, Instant now) {
    return callingKeyEnds
        .filter(end -> rules.maximumLifetime().map(max -> end.isBefore(now.plus(max))).orElse(true))
        .map(end -> new SuccessorExpiry(Optional.of(end), isSooner(end, rules, now)))
        .orElse(new SuccessorExpiry(Optional.empty(), false));
  }

  private static boolean isSooner(Instant end, KeyRules rules, Instant now) {
    return rules
        .maximumLifetime()
        .map(max -> end.plus(WORTH_TELLING).isBefore(now.plus(max)))
        .orElse(true);
  }

  /** At {@code wished}, or when the calling key ends. */
  public static SuccessorExpiry at(Instant wished, Optional<Instant> callingKeyEnds) {
    return callingKeyEnds
        .filter(end -> end.isBefore(wished))
        .map(end -> new SuccessorExpiry(Optional.of(end), end.plus(WORTH_TELLING).isBefore(wished)))
        .orElse(new SuccessorExpiry(Optional.of(wished), false));
  }

  /** The key with this end. */
  public NewApiKey applyTo(NewApiKey key) {
    return expires.map(key::expiringAt).orElseGet(key::expiringAtMaximum);
  }
}
