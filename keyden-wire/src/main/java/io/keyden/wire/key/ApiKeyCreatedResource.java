package io.keyden.wire.key;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key as the answer to its making shows it: the only time that {@code ApiKey} is the key itself.
 * Clients fail on an object there, and on a text in {@link ApiKeyResource}.
 */
public record ApiKeyCreatedResource(
    String id,
    String purpose,
    String userId,
    String apiKey,
    Instant created,
    @Nullable Instant expires,
    String actorType,
    boolean isLastUsedTimestampKnown,
    @Nullable Instant lastUsedTimeStamp,
    Map<String, String> links) {

  /** Names the key without showing it. */
  @Override
  public String toString() {
    return "ApiKeyCreatedResource[" + id + "]";
  }
}
