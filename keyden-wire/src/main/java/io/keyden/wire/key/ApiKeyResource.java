package io.keyden.wire.key;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is listed and loaded. Source: the vendor's reference of 2026, in the member order of
 * its description.
 */
public record ApiKeyResource(
    String id,
    String purpose,
    String userId,
    KeyValueResource apiKey,
    Instant created,
    @Nullable Instant expires,
    String accessLevel,
    String actorType,
    boolean isLastUsedTimestampKnown,
    @Nullable Instant lastUsedTimeStamp,
    Map<String, String> links) {}
