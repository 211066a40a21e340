package io.keyden.core.invitation;

import io.keyden.core.access.Caller;
import io.keyden.core.id.InvitationId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Transactions;
import java.time.InstantSource;

/** Shows an invitation that is not used yet, with its code. */
public final class ShowInvitation {
  private final Transactions transactions;
  private final InvitationStore invitations;
  private final InvitedTeams teams;
  private final InstantSource clock;

  /** Takes what it works with. */
  public ShowInvitation(
      Transactions transactions,
      InvitationStore invitations,
      TeamsForInvitation teams,
      InstantSource clock) {
    this.transactions = transactions;
    this.invitations = invitations;
    this.teams = new InvitedTeams(teams);
    this.clock = clock;
  }

  /**
   * The invitation, to who could have made it: the code gives the rights of its teams.
   *
   * @throws ProblemException {@code Forbidden} without UserInvite or the rights of its teams,
   *     {@code NotFound} if there is none, also after its end or its use
   */
  public Invitation one(Caller caller, InvitationId id) {
    caller.require(Permission.USER_INVITE);
    return transactions.read(() -> {
      var invitation =
          invitations
              .get(id)
              .filter(found -> clock.instant().isBefore(found.expires()))
              .orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
      caller.require(
          caller.is(invitation.invitedBy()) || teams.givenBy(caller.grants(), invitation.teams()),
          Permission.ADMINISTER_SYSTEM);
      return invitation;
    });
  }
}
