package io.keyden.http.space;

import io.keyden.core.access.Caller;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.id.UserId;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.InMemoryApiKeyStore;
import io.keyden.core.key.KeyFormat;
import io.keyden.core.key.KeyUse;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.Purpose;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.settings.CurrentSettings;
import io.keyden.core.settings.InMemorySettingsStore;
import io.keyden.core.signin.Authenticate;
import io.keyden.core.signin.AuthenticateKey;
import io.keyden.core.signin.AuthenticateSession;
import io.keyden.core.signin.AuthenticateToken;
import io.keyden.core.signin.InMemoryAccessTokenStore;
import io.keyden.core.signin.InMemorySessionStore;
import io.keyden.core.signin.RandomAccessTokens;
import io.keyden.core.signin.SessionUse;
import io.keyden.core.space.AccessFixture;
import io.keyden.core.store.InMemoryCaches;
import io.keyden.core.user.Accounts;
import io.keyden.core.user.User;
import io.keyden.http.api.Access;
import io.keyden.http.api.ApiFixture.Answer;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.pipeline.ApiHandler;
import io.keyden.http.pipeline.Credentials;
import io.keyden.http.pipeline.RequestLog;
import io.keyden.http.role.UserRoleRoutes;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Route;
import io.keyden.http.seam.Router;
import io.keyden.http.team.MembershipRoutes;
import io.keyden.http.team.ScopedUserRoleRoutes;
import io.keyden.http.team.TeamRoutes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The routes of spaces, teams and roles in this process; callers have the rights of their teams.
 */
public final class AccessApi {
  /** What is behind the routes. */
  public final AccessFixture access = new AccessFixture();

  /** The key of an administrator. */
  public final String administrator;

  private final SecureRandomness randomness = new SecureRandomness();
  private final InMemoryApiKeyStore keys =
      new InMemoryApiKeyStore(access.transactions, access.users);
  private final ApiHandler handler;

  /** As a new server is, with one administrator. */
  public AccessApi() {
    var transactions = access.transactions;
    var caches = new InMemoryCaches();
    var settings = new InMemorySettingsStore(transactions);
    var sessions = new InMemorySessionStore(transactions);
    var use = new KeyUse(transactions, keys);
    var accounts = new Accounts(transactions, access.users, access.grants, caches);
    this.handler =
        new ApiHandler(
            new Router<>(routes()),
            new Credentials("OctopusIdentificationToken", true),
            new Authenticate(
                new AuthenticateKey(transactions, keys, accounts, use, access.clock, caches),
                new AuthenticateToken(
                    transactions,
                    new RandomAccessTokens(),
                    new InMemoryAccessTokenStore(transactions),
                    keys,
                    accounts,
                    access.clock,
                    caches),
                new AuthenticateSession(
                    transactions,
                    sessions,
                    new SessionUse(transactions, sessions),
                    keys,
                    accounts,
                    new CurrentSettings(transactions, settings, caches),
                    access.clock,
                    caches)),
            (rejection, origin) -> Optional.empty(),
            RequestLog.NONE);
    this.administrator = keyOf(access.administrator());
  }

  private List<Route<Access>> routes() {
    var space = new SpaceOfPath(access.showSpaces);
    return Stream.<RouteGroup>of(
            new SpaceRoutes(
                access.showSpaces, access.createSpace, access.modifySpace, access.deleteSpace),
            new BuiltInThingRoutes(space, access.defaultSpace),
            new TeamRoutes(
                space, access.showTeams, access.createTeam, access.modifyTeam, access.deleteTeam),
            new ScopedUserRoleRoutes(space, access.showScopedUserRoles, access.giveUserRole),
            new MembershipRoutes(
                space, access.showPermissions, access.showSpaces, access.previewTeam),
            new UserRoleRoutes(
                access.showRoles, access.createRole, access.modifyRole, access.deleteRole))
        .flatMap(group -> group.routes().stream())
        .toList();
  }

  /** Adds a key of {@code owner}, and gives its text. */
  public String keyOf(User owner) {
    return keyOf(owner.id());
  }

  /** Adds a key of {@code owner}, and gives its text. */
  public String keyOf(Caller owner) {
    return keyOf(owner.userId());
  }

  @RevealsSecret(because = "the test sends the key")
  private String keyOf(UserId owner) {
    var secret = KeyFormat.generate(randomness);
    access.transactions.write(() ->
        keys.insert(
            new ApiKey(
                CreateApiKey.newId(randomness),
                owner,
                new Purpose("fixture"),
                secret.hint(),
                ActorType.USER,
                access.clock.instant(),
                Optional.empty(),
                new LastUse.Never()),
            secret.digest()));
    return secret.reveal();
  }

  /** Sends a GET with a key. */
  public Answer get(String key, String target) {
    return send(key, Method.GET, target, "");
  }

  /** Sends a request with a key and a body. */
  public Answer send(String key, Method method, String target, String body) {
    return send(Request.to(method, target).header("X-Octopus-ApiKey", key).body(body));
  }

  /** Sends a request. */
  public Answer send(Request.Builder request) {
    return new Answer(handler.handle(request.build()));
  }
}
