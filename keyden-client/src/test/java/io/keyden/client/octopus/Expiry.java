package io.keyden.client.octopus;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * When a new key ends: an absent {@code Expires} means the default and a null the maximum, or, on
 * old servers, both mean never.
 *
 * <p>Three rules refuse, none of them shortens: not in the past, not after the end of the key that
 * makes the call, and not beyond the maximum. The vendor's texts are not known; these are ours.
 */
final class Expiry {
  static final Duration DEFAULT = Duration.ofDays(180);
  static final Duration MAXIMUM = Duration.ofDays(366);

  private Expiry() {}

  static Optional<Instant> decide(
      OctopusVersion version, ObjectNode body, Instant now, Optional<Instant> callersEnd) {
    Instant wanted = wanted(version, body, now);
    if (wanted != null && !wanted.isAfter(now)) {
      throw Refusal.invalid("The expiry date must not be in the past.");
    }
    if (callersEnd.isPresent() && (wanted == null || wanted.isAfter(callersEnd.get()))) {
      throw Refusal.invalid("The expiry date must not be later than that of the API key in use.");
    }
    if (version.keysExpire() && (wanted == null || wanted.isAfter(now.plus(MAXIMUM)))) {
      throw Refusal.invalid(
          "The expiry date must be within " + MAXIMUM.toDays() + " days from now.");
    }
    return Optional.ofNullable(wanted);
  }

  private static @Nullable Instant wanted(OctopusVersion version, ObjectNode body, Instant now) {
    JsonNode given = body.get("Expires");
    if (given == null) {
      return version.keysExpire() ? now.plus(DEFAULT) : null;
    }
    if (given.isNull()) {
      return version.keysExpire() ? now.plus(MAXIMUM) : null;
    }
    return Json.text(body, "Expires")
        .flatMap(WireDate::parse)
        .orElseThrow(() -> Refusal.invalid("Model validation failed."));
  }
}
