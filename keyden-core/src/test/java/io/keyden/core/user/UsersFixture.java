package io.keyden.core.user;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.InMemoryEventStore;
import io.keyden.core.audit.Origin;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.guard.AddressLimiter;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.invitation.FirstRegistration;
import io.keyden.core.invitation.InMemoryInvitationStore;
import io.keyden.core.invitation.InviteUser;
import io.keyden.core.invitation.RegisterUser;
import io.keyden.core.invitation.RemoveInvitations;
import io.keyden.core.invitation.ShowInvitation;
import io.keyden.core.invitation.TeamsForInvitation;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.InMemoryApiKeyStore;
import io.keyden.core.key.KeyFormat;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.Purpose;
import io.keyden.core.key.RemoveKeys;
import io.keyden.core.oidc.ChangeOidcIdentities;
import io.keyden.core.oidc.ExchangeToken;
import io.keyden.core.oidc.InMemoryOidcIdentityStore;
import io.keyden.core.oidc.InMemoryUsedSubjectTokenStore;
import io.keyden.core.oidc.OidcIdentityRules;
import io.keyden.core.oidc.ShowOidcIdentities;
import io.keyden.core.oidc.SubjectTokenVerifier;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Violation;
import io.keyden.core.secret.Secret;
import io.keyden.core.settings.CurrentSettings;
import io.keyden.core.settings.InMemorySettingsStore;
import io.keyden.core.signin.AuthenticateSession;
import io.keyden.core.signin.AuthenticateToken;
import io.keyden.core.signin.Authentication;
import io.keyden.core.signin.CreateAccessToken;
import io.keyden.core.signin.CreatedAccessToken;
import io.keyden.core.signin.EndSignIns;
import io.keyden.core.signin.GoodProof;
import io.keyden.core.signin.InMemoryAccessTokenStore;
import io.keyden.core.signin.InMemorySessionStore;
import io.keyden.core.signin.RandomAccessTokens;
import io.keyden.core.signin.RevokeSessions;
import io.keyden.core.signin.SessionUse;
import io.keyden.core.signin.SignIn;
import io.keyden.core.signin.SignInAttempts;
import io.keyden.core.signin.SignInRequest;
import io.keyden.core.signin.SignOut;
import io.keyden.core.signin.SignedIn;
import io.keyden.core.signin.StartSession;
import io.keyden.core.store.InMemoryCaches;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.PageRequest;
import io.keyden.core.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Accounts and signing in over stores in memory, with rights that a test gives as it likes. */
public final class UsersFixture {
  /** A password that no rule refuses. */
  public static final Secret PASSWORD = Secret.of("correct horse battery");

  /** Where requests come from. */
  public static final Origin ORIGIN = new Origin("192.0.2.1", "test");

  /** The right to edit accounts, and to see them. */
  public static final Grants USER_EDIT = grants(Permission.USER_EDIT, Permission.USER_VIEW);

  public final InMemoryTransactions transactions = new InMemoryTransactions();
  public final InMemoryUserStore users = new InMemoryUserStore(transactions);
  public final InMemoryApiKeyStore keys = new InMemoryApiKeyStore(transactions, users);
  public final InMemorySessionStore sessions = new InMemorySessionStore(transactions);
  public final InMemoryAccessTokenStore tokens = new InMemoryAccessTokenStore(transactions);
  public final InMemoryInvitationStore invitations = new InMemoryInvitationStore(transactions);
  public final InMemorySettingsStore settings = new InMemorySettingsStore(transactions);
  public final InMemoryEventStore events = new InMemoryEventStore(transactions);
  public final ManualClock clock = ManualClock.atNoon();
  public final DigestPasswordHasher hasher = new DigestPasswordHasher();
  public final SessionUse sessionUse = new SessionUse(transactions, sessions);

  /** What each team gives to its members. */
  public final Map<TeamId, Grants> teams = new HashMap<>();

  private final Map<UserId, Grants> grants = new HashMap<>();
  private final SecureRandomness randomness = new SecureRandomness();
  private final Audit audit = new Audit(events, clock);
  private final RandomAccessTokens form = new RandomAccessTokens();
  private final InMemoryCaches caches = new InMemoryCaches();
  private final Accounts accounts = new Accounts(transactions, users, this::grantsOf, caches);
  private final EndSignIns endSignIns = new EndSignIns(sessions, tokens);
  private final PasswordPolicy policy = new PasswordPolicy("password1"::equals);
  private final NewAccounts newAccounts =
      new NewAccounts(transactions, users, policy, hasher, clock, randomness);
  private final StartSession startSession =
      new StartSession(sessions, tokens, keys, settings, clock, randomness);
  private final TeamsForInvitation joining = new FixtureTeams();

  public final UserAuthority authority =
      new UserAuthority(users, this::grantsOf, new LookedUpAdministrators(users, this::grantsOf));
  public final CreateUser create = new CreateUser(transactions, newAccounts, audit);
  public final ModifyUser modify =
      new ModifyUser(transactions, users, authority, settings, endSignIns, policy, hasher, audit);
  public final DeleteUser delete =
      new DeleteUser(
          transactions,
          users,
          authority,
          List.of(new RemoveKeys(keys, audit), endSignIns, new RemoveInvitations(invitations)),
          audit);
  public final ShowUsers show = new ShowUsers(transactions, users, accounts);
  public final SignIn signIn =
      new SignIn(
          transactions, users, settings, hasher, new SignInAttempts(clock), startSession, audit);
  public final SignOut signOut = new SignOut(transactions, sessions);
  public final RevokeSessions revokeSessions =
      new RevokeSessions(transactions, authority, endSignIns, audit);
  private final CreateAccessToken createToken =
      new CreateAccessToken(
          transactions,
          users,
          tokens,
          new GoodProof(keys, sessions, tokens, clock),
          audit,
          form,
          clock);
  public final InviteUser invite =
      new InviteUser(transactions, invitations, joining, audit, clock, randomness);
  public final ShowInvitation showInvitation =
      new ShowInvitation(transactions, invitations, joining, clock);
  public final RegisterUser register = register(new FirstRegistration.Anybody());

  /** The OIDC identities of service accounts. */
  public final InMemoryOidcIdentityStore oidcIdentities =
      new InMemoryOidcIdentityStore(transactions);

  /** Shows them. */
  public final ShowOidcIdentities showOidcIdentities =
      new ShowOidcIdentities(transactions, oidcIdentities, users, this::grantsOf);

  /** Changes them; issuers on this machine may go without TLS if {@code plain}. */
  public ChangeOidcIdentities changeOidcIdentities(boolean plain) {
    return new ChangeOidcIdentities(
        transactions,
        oidcIdentities,
        tokens,
        users,
        this::grantsOf,
        new OidcIdentityRules(oidcIdentities, plain),
        audit);
  }

  /** Exchanges tokens that {@code verifier} verifies. */
  public ExchangeToken exchange(SubjectTokenVerifier verifier) {
    return new ExchangeToken(
        transactions,
        users,
        oidcIdentities,
        new InMemoryUsedSubjectTokenStore(transactions),
        verifier,
        form,
        tokens,
        new AddressLimiter(new AddressLimiter.Limits(5, Duration.ofSeconds(1), 10), clock),
        audit,
        clock);
  }

  /** Makes keys. */
  public final CreateApiKey createKey =
      new CreateApiKey(
          transactions,
          keys,
          users,
          this::grantsOf,
          settings,
          new GoodProof(keys, sessions, tokens, clock),
          audit,
          clock,
          randomness);

  /** Makes an access token for {@code caller}. */
  public CreatedAccessToken createToken(Caller caller) {
    return createToken.create(caller, "https://keys.example.com");
  }

  /** Lets people register, the first of all as {@code first} says. */
  public RegisterUser register(FirstRegistration first) {
    return new RegisterUser(
        transactions,
        invitations,
        first,
        joining,
        users,
        this::grantsOf,
        newAccounts,
        startSession,
        audit,
        clock);
  }

  private final AuthenticateSession authenticateSession =
      new AuthenticateSession(
          transactions,
          sessions,
          sessionUse,
          keys,
          accounts,
          new CurrentSettings(transactions, settings, caches),
          clock,
          caches);
  private final AuthenticateToken authenticateToken =
      new AuthenticateToken(transactions, form, tokens, keys, accounts, clock, caches);

  /** Rights at system level. */
  public static Grants grants(Permission... permissions) {
    return new Grants.Builder().system(List.of(permissions)).build();
  }

  /** Adds a person with {@link #PASSWORD} and these rights. */
  public User person(String username, Grants rights) {
    var user = add(username, false, rights);
    transactions.write(() -> users.setPassword(user.id(), hasher.hash(PASSWORD)));
    return user;
  }

  /** Adds a service account with these rights. */
  public User serviceAccount(String username, Grants rights) {
    return add(username, true, rights);
  }

  private User add(String username, boolean service, Grants rights) {
    return transactions.write(() -> {
      var user =
          new User(
              users.nextId(),
              username,
              "Display " + username,
              Optional.of(username + "@example.com"),
              true,
              service,
              List.of(),
              UUID.randomUUID(),
              clock.instant());
      users.insert(user);
      grants.put(user.id(), rights);
      return user;
    });
  }

  /** Gives an account other rights. */
  public void setGrants(UserId id, Grants rights) {
    grants.put(id, rights);
  }

  /** The account as it is stored; fails if it is gone. */
  public User stored(UserId id) {
    return transactions.read(() -> users.get(id)).orElseThrow();
  }

  /** Stores another state of an account. */
  public void store(User user) {
    transactions.write(() -> users.update(user));
  }

  /** The account as somebody who came without anything to end. */
  public Caller caller(User user) {
    return new Caller(user.principal(), new Proof.Nothing(), grantsOf(user.id()), ORIGIN);
  }

  /** The account as somebody who came with {@code key}. */
  public Caller caller(User user, ApiKey key) {
    return new Caller(user.principal(), key.proof(), grantsOf(user.id()), ORIGIN);
  }

  /** Nobody known, from the usual address. */
  public Caller nobody() {
    return Caller.anonymous(ORIGIN);
  }

  /** Nobody known, from {@code address}. */
  public Caller nobodyAt(String address) {
    return Caller.anonymous(new Origin(address, "test"));
  }

  /** Adds a key of {@code owner} that ends after {@code life}. */
  public ApiKey key(User owner, Duration life) {
    var secret = KeyFormat.generate(randomness);
    var key =
        new ApiKey(
            CreateApiKey.newId(randomness),
            owner.id(),
            new Purpose("fixture"),
            secret.hint(),
            ActorType.USER,
            clock.instant(),
            Optional.of(clock.instant().plus(life)),
            new LastUse.Never());
    transactions.write(() -> keys.insert(key, secret.digest()));
    return key;
  }

  /** Signs in with {@link #PASSWORD}. */
  public SignedIn signIn(User user) {
    return signIn(nobody(), user.username(), PASSWORD, false);
  }

  /** Signs in. */
  public SignedIn signIn(Caller caller, String username, Secret password, boolean rememberMe) {
    return signIn.signIn(caller, new SignInRequest(username, password, rememberMe));
  }

  /** Who presents a session's secret. */
  public Authentication session(Secret secret) {
    return authenticateSession.authenticate(secret, ORIGIN);
  }

  /** Who presents an access token. */
  public Authentication token(Secret secret) {
    return authenticateToken.authenticate(secret, ORIGIN);
  }

  /** Whether the credential was good. */
  public static boolean good(Authentication authentication) {
    return authentication instanceof Authentication.Authenticated;
  }

  /** The caller that a good credential shows; fails for another. */
  public static Caller authenticated(Authentication authentication) {
    return ((Authentication.Authenticated) authentication).caller();
  }

  /** The problem that {@code work} ends with; fails if it ends well. */
  public static Problem problem(Supplier<?> work) {
    try {
      throw new AssertionError("it ended well with " + work.get());
    } catch (ProblemException e) {
      return e.problem();
    }
  }

  /** As {@link #problem(Supplier)} for work without a result. */
  public static Problem problem(Runnable work) {
    return problem(() -> {
      work.run();
      return true;
    });
  }

  /** The texts of an {@code Invalid}; fails if the work ends otherwise. */
  public static List<String> faults(Supplier<?> work) {
    return ((Problem.Invalid) problem(work)).violations().stream().map(Violation::text).toList();
  }

  /** All events, oldest first. */
  public List<Event> recorded() {
    return transactions
        .read(() -> events.find(EventFilter.ANY, PageRequest.ALL))
        .items()
        .reversed();
  }

  /** The latest event. */
  public AuditEvent lastRecorded() {
    return recorded().getLast().event();
  }

  private Grants grantsOf(UserId id) {
    return grants.getOrDefault(id, Grants.NONE);
  }

  /** Teams that add their rights to those who join. */
  private final class FixtureTeams implements TeamsForInvitation {
    @Override
    public Optional<Grants> grantsOf(TeamId team) {
      return Optional.ofNullable(teams.get(team));
    }

    @Override
    public void join(TeamId team, UserId user) {
      grants.put(user, teams.getOrDefault(team, Grants.NONE));
      joined.add(team + " " + user);
    }
  }

  /** Who joined what: {@code Teams-1 Users-2}. */
  public final List<String> joined = new ArrayList<>();
}
