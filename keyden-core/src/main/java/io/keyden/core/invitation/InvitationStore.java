package io.keyden.core.invitation;

import io.keyden.core.id.InvitationId;
import io.keyden.core.id.UserId;
import io.keyden.core.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/** The invitations that are not used yet. Works within a transaction only. */
public interface InvitationStore {
  /** The id for the next invitation; each is given out once. */
  InvitationId nextId();

  /** Adds {@code invitation}. */
  void insert(Invitation invitation);

  /** The invitation with this id, whether or not its time is over. */
  Optional<Invitation> get(InvitationId id);

  /** The invitation with exactly this code, whether or not its time is over. */
  Optional<Invitation> byCode(Secret code);

  /** Deletes the invitation; false if there is none. */
  boolean delete(InvitationId id);

  /** Deletes all invitations that {@code user} made. */
  void deleteAllBy(UserId user);

  /**
   * Deletes those that ended before {@code instant}.
   *
   * @return how many
   */
  int deleteEnded(Instant instant);
}
