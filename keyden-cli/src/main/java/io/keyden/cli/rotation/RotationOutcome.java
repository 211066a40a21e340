package io.keyden.cli.rotation;

import io.keyden.client.key.ApiKey;
import java.time.Instant;
import java.util.Optional;

/**
 * How a rotation ended well.
 *
 * @param oldKeyId the key that was replaced
 * @param successor the key in its place; empty if that was made in an earlier call
 * @param oldKeyWorksUntil when the old key may be revoked by {@code --finish}; empty if it is gone
 */
public record RotationOutcome(
    String oldKeyId, Optional<ApiKey> successor, Optional<Instant> oldKeyWorksUntil) {}
