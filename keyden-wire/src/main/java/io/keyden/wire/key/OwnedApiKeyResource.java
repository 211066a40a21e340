package io.keyden.wire.key;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key in the list of everybody's keys: as {@link ApiKeyResource}, and then who owns it. An
 * addition of Keyden's; no server of the vendor has such a list.
 */
public record OwnedApiKeyResource(
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
    String username,
    String userDisplayName,
    boolean userIsService,
    boolean userIsActive,
    Map<String, String> links) {}
