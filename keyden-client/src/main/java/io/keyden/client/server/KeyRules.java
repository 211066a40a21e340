package io.keyden.client.server;

import java.time.Duration;
import java.util.Optional;

/**
 * What a server says of the keys that it makes.
 *
 * @param userKeysAllowed whether people may make keys for their own accounts
 * @param defaultLifetime of a key that is made without an expiry; servers before 2025.4 do not say
 * @param maximumLifetime of any key; servers before 2025.4 have none, and do not say
 */
public record KeyRules(
    boolean userKeysAllowed,
    Optional<Duration> defaultLifetime,
    Optional<Duration> maximumLifetime) {}
