package io.keyden.core.invitation;

import io.keyden.core.access.Caller;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Audit;
import io.keyden.core.id.TeamId;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.secret.Secret;
import io.keyden.core.signin.SignedIn;
import io.keyden.core.signin.StartSession;
import io.keyden.core.store.Transactions;
import io.keyden.core.team.BuiltInTeam;
import io.keyden.core.user.CreateUser;
import io.keyden.core.user.NewAccounts;
import io.keyden.core.user.NewUser;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Lets a person make their own account with an invitation, and signs them in.
 *
 * <p>As long as there is no account at all, no invitation is needed, and who registers first
 * becomes an administrator, if they may be the first.
 */
public final class RegisterUser {
  private final Transactions transactions;
  private final InvitationStore invitations;
  private final FirstRegistration first;
  private final TeamsForInvitation teams;
  private final UserStore users;
  private final GrantsLookup grants;
  private final NewAccounts accounts;
  private final StartSession sessions;
  private final Audit audit;
  private final InstantSource clock;

  /** Takes what it works with. */
  public RegisterUser(
      Transactions transactions,
      InvitationStore invitations,
      FirstRegistration first,
      TeamsForInvitation teams,
      UserStore users,
      GrantsLookup grants,
      NewAccounts accounts,
      StartSession sessions,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.invitations = invitations;
    this.first = first;
    this.teams = teams;
    this.users = users;
    this.grants = grants;
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes the account and a session; both are on disk when this returns, and the code is used up.
   *
   * @param caller who the request came from, usually nobody
   * @throws ProblemException {@code Invalid} with every fault, {@code TooMany} after too many wrong
   *     codes from one address while there is no account
   */
  public SignedIn register(Caller caller, Registration registration) {
    // The code comes first: who has none learns nothing of which names are taken.
    transactions.read(() -> teamsToJoin(caller, registration.code()));
    if (registration.password().isEmpty()) {
      throw new ProblemException(Problem.invalid("Password", "Please provide a password."));
    }
    var prepared = accounts.prepare(wanted(registration));
    return transactions.write(() -> {
      var joined = teamsToJoin(caller, registration.code());
      invitations
          .byCode(registration.code())
          .ifPresent(invitation -> invitations.delete(invitation.id()));
      var user = accounts.add(prepared);
      joined.forEach(team -> teams.join(team, user.id()));
      audit.record(actor(caller, user), CreateUser.created(user).with(joinedText(joined)));
      return sessions.start(caller, user, false);
    });
  }

  private List<TeamId> teamsToJoin(Caller caller, Secret code) {
    if (users.isEmpty()) {
      requireFirst(caller, code);
      return List.of(new TeamId(BuiltInTeam.ADMINISTRATORS.id()));
    }
    return invitations
        .byCode(code)
        .filter(this::good)
        .map(Invitation::teams)
        .orElseThrow(() ->
            new ProblemException(
                Problem.invalid(
                    "InvitationCode",
                    "The invitation code is not valid, has been used, or has expired. Please ask for a"
                        + " new invitation.")));
  }

  private void requireFirst(Caller caller, Secret presented) {
    switch (first) {
      case FirstRegistration.Anybody anybody -> {}
      case FirstRegistration.WithCode with -> {
        if (!with.code().is(presented)) {
          with.limiter()
              .badCredential(caller.origin().address())
              .ifPresent(wait -> {
                throw new ProblemException(new Problem.TooMany(wait));
              });
          throw new ProblemException(
              Problem.invalid(
                  "InvitationCode",
                  "The set-up code is not right. The server shows it where it was started, a new one"
                      + " at each start, as long as there is no account."));
        }
      }
    }
  }

  /** An invitation gives no more than who made it could give at this moment. */
  private boolean good(Invitation invitation) {
    return clock.instant().isBefore(invitation.expires())
        && users.get(invitation.invitedBy()).filter(User::active).isPresent()
        && new InvitedTeams(teams).givenBy(grants.of(invitation.invitedBy()), invitation.teams());
  }

  private static NewUser wanted(Registration registration) {
    return new NewUser(
        registration.username(),
        registration.displayName().isBlank() ? registration.username() : registration.displayName(),
        registration.emailAddress(),
        true,
        false,
        List.of(),
        Optional.of(registration.password()));
  }

  private static Actor actor(Caller caller, User user) {
    return new Actor(
        user.id().value(), user.username(), false, "", Optional.empty(), "", caller.origin());
  }

  private static String joinedText(List<TeamId> joined) {
    return joined.isEmpty()
        ? "Registered by invitation."
        : "Registered, and joined "
            + String.join(", ", joined.stream().map(TeamId::value).toList())
            + ".";
  }
}
