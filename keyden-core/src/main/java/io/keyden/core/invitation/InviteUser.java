package io.keyden.core.invitation;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.chance.Randomness;
import io.keyden.core.id.TeamId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Violations;
import io.keyden.core.secret.Secret;
import io.keyden.core.store.Transactions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Invites a person to register, and to join teams. */
public final class InviteUser {
  private static final String CODE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int CODE_LENGTH = 32;

  private final Transactions transactions;
  private final InvitationStore invitations;
  private final TeamsForInvitation teams;
  private final Audit audit;
  private final InstantSource clock;
  private final Randomness randomness;

  /** Takes what it works with. */
  public InviteUser(
      Transactions transactions,
      InvitationStore invitations,
      TeamsForInvitation teams,
      Audit audit,
      InstantSource clock,
      Randomness randomness) {
    this.transactions = transactions;
    this.invitations = invitations;
    this.teams = teams;
    this.audit = audit;
    this.clock = clock;
    this.randomness = randomness;
  }

  /**
   * Makes the invitation; it is on disk when this returns. Sweeps those that have ended.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} without UserInvite or if a
   *     team gives rights that the caller does not have, {@code Invalid} if there is no such team
   */
  public Invitation invite(Caller caller, NewInvitation wanted) {
    caller.require(Permission.USER_INVITE);
    var code = Secret.of(randomness.text(CODE_ALPHABET, CODE_LENGTH));
    return transactions.write(() -> {
      var joined = joined(caller, wanted.teams());
      var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      invitations.deleteEnded(now);
      var invitation =
          new Invitation(
              invitations.nextId(),
              code,
              joined,
              wanted.space(),
              caller.userId(),
              now.plus(Invitation.LIFE));
      invitations.insert(invitation);
      audit.record(
          caller.actor(),
          AuditEvent.created("Invitation", invitation.id().value(), invitation.id().value())
              .with("Teams: " + String.join(", ", joined.stream().map(TeamId::value).toList())));
      return invitation;
    });
  }

  private List<TeamId> joined(Caller caller, List<String> written) {
    var violations = new Violations();
    var found =
        written.stream()
            .distinct()
            .flatMap(text -> {
              var team = TeamId.parse(text).filter(id -> teams.grantsOf(id).isPresent());
              violations.check(
                  team.isPresent(), "AddToTeamIds", "The team '" + text + "' was not found.");
              return team.stream();
            })
            .distinct()
            .toList();
    violations.throwIfAny();
    found.forEach(team -> caller.requireCovers(teams.grantsOf(team).orElseThrow()));
    return found;
  }
}
