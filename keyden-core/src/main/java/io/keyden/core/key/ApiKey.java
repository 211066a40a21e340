package io.keyden.core.key;

import io.keyden.core.access.Proof;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a key; never the secret.
 *
 * @param id which
 * @param owner whose
 * @param purpose what for
 * @param hint its first characters
 * @param actorType who is meant to use it
 * @param created when it was made
 * @param expires when it ends: at that instant it is not good any more; empty if never
 * @param lastUse when it was last used
 */
public record ApiKey(
    ApiKeyId id,
    UserId owner,
    Purpose purpose,
    KeyHint hint,
    ActorType actorType,
    Instant created,
    Optional<Instant> expires,
    LastUse lastUse) {

  /** Whether its time is over at {@code now}. */
  public boolean expired(Instant now) {
    return expires.filter(end -> !now.isBefore(end)).isPresent();
  }

  /** The key as the proof of who is calling. */
  public Proof.Key proof() {
    return new Proof.Key(id, hint.text(), purpose.text(), created, expires);
  }

  /** The same key, used at {@code instant}. */
  public ApiKey usedAt(Instant instant) {
    return new ApiKey(
        id, owner, purpose, hint, actorType, created, expires, new LastUse.At(instant));
  }
}
