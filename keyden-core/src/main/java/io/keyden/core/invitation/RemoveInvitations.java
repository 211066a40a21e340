package io.keyden.core.invitation;

import io.keyden.core.audit.Actor;
import io.keyden.core.user.User;
import io.keyden.core.user.UserRemoval;

/** Withdraws the invitations of an account that is being deleted. */
public final class RemoveInvitations implements UserRemoval {
  private final InvitationStore invitations;

  /** Takes what it works with. */
  public RemoveInvitations(InvitationStore invitations) {
    this.invitations = invitations;
  }

  @Override
  public void remove(Actor actor, User user) {
    invitations.deleteAllBy(user.id());
  }
}
