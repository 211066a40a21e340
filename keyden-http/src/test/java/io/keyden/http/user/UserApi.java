package io.keyden.http.user;

import io.keyden.core.access.Grants;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.invitation.FirstRegistration;
import io.keyden.core.invitation.InMemoryInvitationStore;
import io.keyden.core.invitation.InviteUser;
import io.keyden.core.invitation.RegisterUser;
import io.keyden.core.invitation.RemoveInvitations;
import io.keyden.core.invitation.ShowInvitation;
import io.keyden.core.invitation.TeamsForInvitation;
import io.keyden.core.key.RemoveKeys;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.secret.Secret;
import io.keyden.core.settings.CurrentSettings;
import io.keyden.core.signin.CreateAccessToken;
import io.keyden.core.signin.EndSignIns;
import io.keyden.core.signin.RevokeSessions;
import io.keyden.core.signin.SignIn;
import io.keyden.core.signin.SignInAttempts;
import io.keyden.core.signin.SignOut;
import io.keyden.core.signin.StartSession;
import io.keyden.core.user.CreateUser;
import io.keyden.core.user.DeleteUser;
import io.keyden.core.user.DigestPasswordHasher;
import io.keyden.core.user.LookedUpAdministrators;
import io.keyden.core.user.ModifyUser;
import io.keyden.core.user.NewAccounts;
import io.keyden.core.user.PasswordPolicy;
import io.keyden.core.user.ShowUsers;
import io.keyden.core.user.User;
import io.keyden.core.user.UserAuthority;
import io.keyden.http.api.ApiFixture;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.invitation.InvitationRoutes;
import io.keyden.http.signin.SessionCookies;
import io.keyden.http.signin.SignInRoutes;
import java.util.List;
import java.util.Optional;

/** The API with the routes of accounts, signing in and invitations. */
public final class UserApi {
  /** The password of everybody. */
  public static final String PASSWORD = "correct horse battery";

  private final DigestPasswordHasher hasher = new DigestPasswordHasher();

  /** The API. */
  public final ApiFixture api = new ApiFixture(this::groups);

  /** Adds a person with {@link #PASSWORD} and these rights. */
  public User person(String username, Grants rights) {
    var user = api.person(username, rights);
    api.transactions.write(
        () -> api.users.setPassword(user.id(), hasher.hash(Secret.of(PASSWORD))));
    return user;
  }

  private List<RouteGroup> groups(ApiFixture fixture) {
    var transactions = fixture.transactions;
    var randomness = new SecureRandomness();
    var settings = new CurrentSettings(transactions, fixture.settings, fixture.caches);
    var cookies = new SessionCookies(fixture.settings.installationId(), settings);
    var policy = new PasswordPolicy("password1"::equals);
    var accounts =
        new NewAccounts(transactions, fixture.users, policy, hasher, fixture.clock, randomness);
    var endSignIns = new EndSignIns(fixture.sessions, fixture.tokens);
    var invitations = new InMemoryInvitationStore(transactions);
    var teams = new OneTeam(fixture);
    var authority =
        new UserAuthority(
            fixture.users,
            fixture::grantsOf,
            new LookedUpAdministrators(fixture.users, fixture::grantsOf));
    var startSession =
        new StartSession(
            fixture.sessions,
            fixture.tokens,
            fixture.keys,
            fixture.settings,
            fixture.clock,
            randomness);
    var show = new ShowUsers(transactions, fixture.users, fixture.accounts);
    return List.of(
        new UserRoutes(
            new CreateUser(transactions, accounts, fixture.audit),
            show,
            new ModifyUser(
                transactions,
                fixture.users,
                authority,
                fixture.settings,
                endSignIns,
                policy,
                hasher,
                fixture.audit),
            new DeleteUser(
                transactions,
                fixture.users,
                authority,
                List.of(
                    new RemoveKeys(fixture.keys, fixture.audit),
                    endSignIns,
                    new RemoveInvitations(invitations)),
                fixture.audit)),
        new UserAuthenticationRoutes(show, settings),
        new SignInRoutes(
            new SignIn(
                transactions,
                fixture.users,
                fixture.settings,
                hasher,
                new SignInAttempts(fixture.clock),
                startSession,
                fixture.audit),
            new SignOut(transactions, fixture.sessions),
            new RevokeSessions(transactions, authority, endSignIns, fixture.audit),
            new CreateAccessToken(
                transactions,
                fixture.users,
                fixture.tokens,
                fixture.proofs,
                fixture.audit,
                fixture.tokenForm,
                fixture.clock),
            cookies),
        new InvitationRoutes(
            new InviteUser(
                transactions, invitations, teams, fixture.audit, fixture.clock, randomness),
            new ShowInvitation(transactions, invitations, teams, fixture.clock),
            new RegisterUser(
                transactions,
                invitations,
                new FirstRegistration.Anybody(),
                teams,
                fixture.users,
                fixture::grantsOf,
                accounts,
                startSession,
                fixture.audit,
                fixture.clock),
            cookies,
            (caller, reference) ->
                SpaceId.parse(reference)
                    .filter(new SpaceId("Spaces-1")::equals)
                    .orElseThrow(
                        () -> new ProblemException(new Problem.SpaceNotFound(reference)))));
  }

  /** The administrators, and {@code Teams-1}, which gives nothing. */
  private record OneTeam(ApiFixture fixture) implements TeamsForInvitation {
    @Override
    public Optional<Grants> grantsOf(TeamId team) {
      return switch (team.value()) {
        case "teams-administrators" -> Optional.of(Grants.ALL);
        case "Teams-1" -> Optional.of(Grants.NONE);
        default -> Optional.empty();
      };
    }

    @Override
    public void join(TeamId team, UserId user) {
      fixture.setGrants(user, grantsOf(team).orElseThrow());
    }
  }
}
