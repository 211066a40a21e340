package io.keyden.cli.rotation;

import io.keyden.client.key.ApiKey;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a rotation that has begun and not ended. It holds no secret, so an interrupted
 * one goes on with a new successor, and the earlier ones are revoked with the old key.
 *
 * @param server where the key is
 * @param userId whose it is
 * @param oldKeyId the key to be replaced
 * @param oldKeyDigest SHA-256 of its secret in hexadecimal, if the rotation was called with it: by
 *     this a later call knows why that secret is refused
 * @param purpose the old key's, for people
 * @param attempts the successors that may exist, the latest last
 * @param proven whether the latest was delivered everywhere and worked
 * @param revokeAfter when the old key may go; of meaning once proven
 */
record RotationRecord(
    URI server,
    String userId,
    String oldKeyId,
    Optional<String> oldKeyDigest,
    String purpose,
    List<Attempt> attempts,
    boolean proven,
    Instant revokeAfter) {
  RotationRecord {
    attempts = List.copyOf(attempts);
  }

  /**
   * A successor that was asked for.
   *
   * @param marker its mark
   * @param keyId its id; empty as long as the server's answer is not written down
   */
  record Attempt(Marker marker, Optional<String> keyId) {}

  /** One that begins. */
  static RotationRecord begin(
      URI server, String userId, String oldKeyId, Optional<String> oldKeyDigest, String purpose) {
    return new RotationRecord(
        server, userId, oldKeyId, oldKeyDigest, purpose, List.of(), false, Instant.EPOCH);
  }

  /** With one more successor asked for. */
  RotationRecord asking(Marker marker) {
    List<Attempt> more = new ArrayList<>(attempts);
    more.add(new Attempt(marker, Optional.empty()));
    return with(more, false, revokeAfter);
  }

  /** With the id of the latest successor known. */
  RotationRecord made(String keyId) {
    List<Attempt> known = new ArrayList<>(attempts);
    known.set(known.size() - 1, new Attempt(known.getLast().marker(), Optional.of(keyId)));
    return with(known, proven, revokeAfter);
  }

  /** Without the latest successor, which is gone. */
  RotationRecord withoutLatest() {
    return with(attempts.subList(0, attempts.size() - 1), false, revokeAfter);
  }

  /** With the latest successor in use. */
  RotationRecord proven(Instant revokeAfter) {
    return with(attempts, true, revokeAfter);
  }

  private RotationRecord with(List<Attempt> attempts, boolean proven, Instant revokeAfter) {
    return new RotationRecord(
        server, userId, oldKeyId, oldKeyDigest, purpose, attempts, proven, revokeAfter);
  }

  /** The latest successor's id. */
  Optional<String> successorId() {
    return attempts.isEmpty() ? Optional.empty() : attempts.getLast().keyId();
  }

  /** Whether this rotation is one from, or to, that key. */
  boolean concerns(String keyId) {
    return oldKeyId.equalsIgnoreCase(keyId)
        || attempts.stream()
            .anyMatch(attempt -> attempt.keyId().filter(keyId::equalsIgnoreCase).isPresent());
  }

  /**
   * Whether that key is its old one or a successor, which has its mark even if the server's answer
   * was lost.
   */
  boolean includes(ApiKey key) {
    return concerns(key.id())
        || (userId.equalsIgnoreCase(key.userId())
            && attempts.stream().anyMatch(attempt -> attempt.marker().marks(key.purpose())));
  }
}
