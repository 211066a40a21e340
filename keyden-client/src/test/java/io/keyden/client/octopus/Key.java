package io.keyden.client.octopus;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One key; changes under the lock of the server only. */
final class Key {
  private final String id;
  private final String userId;
  private final String purpose;
  private final String actorType;
  private final String secret;
  private final Instant created;
  private final @Nullable Instant expires;
  private @Nullable Instant lastUsed;
  private boolean revoked;

  Key(String userId, String purpose, String actorType, Instant created, @Nullable Instant expires) {
    this.id = Secrets.keyId();
    this.userId = userId;
    this.purpose = purpose;
    this.actorType = actorType;
    this.secret = Secrets.key();
    this.created = created;
    this.expires = expires;
  }

  String id() {
    return id;
  }

  String userId() {
    return userId;
  }

  String purpose() {
    return purpose;
  }

  String actorType() {
    return actorType;
  }

  String secret() {
    return secret;
  }

  /** The first seven characters and seven bullets. */
  String hint() {
    return secret.substring(0, 7) + "•".repeat(7);
  }

  Instant created() {
    return created;
  }

  @Nullable Instant expires() {
    return expires;
  }

  @Nullable Instant lastUsed() {
    return lastUsed;
  }

  void usedAt(Instant moment) {
    lastUsed = moment;
  }

  boolean revoked() {
    return revoked;
  }

  void revoke() {
    revoked = true;
  }

  /** Whether it is neither revoked nor past its end; a key ends at the instant it names. */
  boolean aliveAt(Instant moment) {
    Instant end = expires;
    return !revoked && (end == null || moment.isBefore(end));
  }
}
