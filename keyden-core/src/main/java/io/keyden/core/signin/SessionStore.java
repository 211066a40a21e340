package io.keyden.core.signin;

import io.keyden.core.id.UserId;
import io.keyden.core.secret.SecretDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The sessions. Works within a transaction only. */
public interface SessionStore {
  /**
   * Adds a session, last seen when it was created, to be looked up by {@code digest}. It gets an id
   * that no other session has or had.
   */
  Session insert(NewSession session, SecretDigest digest);

  /** The session with this digest, whether or not its time is over. */
  Optional<Session> byDigest(SecretDigest digest);

  /** Whether the session is there, whether or not its time is over. */
  boolean contains(long id);

  /** Deletes the session and announces {@link SessionEnded}; false if there is none. */
  boolean delete(long id);

  /** Deletes all sessions of {@code user} and announces {@link SessionEnded} for each. */
  void deleteAllOf(UserId user);

  /**
   * Notes when sessions were last used; never moves that back; those that are gone are left out.
   */
  void noteUse(Map<SecretDigest, Instant> uses);

  /**
   * Deletes those that were made before {@code createdBefore}, and those that are not remembered
   * and were last seen before {@code seenBefore}; announces {@link SessionEnded} for each.
   *
   * @return how many
   */
  int deleteEnded(Instant createdBefore, Instant seenBefore);
}
