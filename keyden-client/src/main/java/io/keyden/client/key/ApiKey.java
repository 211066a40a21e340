package io.keyden.client.key;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a server tells of an API key. Never its secret: that is shown once, in {@link
 * CreatedApiKey}.
 *
 * @param id such as {@code apikeys-…}; opaque
 * @param userId of the account it belongs to
 * @param purpose the owner's text; may be empty
 * @param hint its first characters, as the server shows them; {@link #fits} compares a secret with
 *     it
 * @param created when it was made
 * @param expires when it ends; empty for never
 * @param lastUse when it was last used
 * @param actorType {@code User} or {@code AiAgent}; empty on servers before 2026
 * @param accessLevel {@code FullAccess}, {@code ReadOnly} or {@code Custom}; empty on servers
 *     before 2026
 * @param links where the server keeps what belongs to it
 */
public record ApiKey(
    String id,
    String userId,
    String purpose,
    String hint,
    Optional<Instant> created,
    Optional<Instant> expires,
    LastUse lastUse,
    Optional<String> actorType,
    Optional<String> accessLevel,
    Map<String, String> links) {
  /** Copies the links. */
  public ApiKey {
    links = Map.copyOf(links);
  }

  /** Whether it ends at {@code instant} or before. */
  public boolean expiresBy(Instant instant) {
    return expires.filter(end -> !end.isAfter(instant)).isPresent();
  }

  /**
   * Whether {@code secret} may be the secret of this key: its beginning is the hint's. Other keys
   * of the same account can have the same hint, though rarely.
   */
  public boolean fits(KeySecret secret) {
    String shown = Hints.withoutBullets(hint);
    return !shown.isEmpty() && secret.reveal().startsWith(shown);
  }
}
