package io.keyden.http.api;

import io.keyden.core.access.Grants;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.InMemoryEventStore;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.id.UserId;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.CountKeyExpiries;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.InMemoryApiKeyStore;
import io.keyden.core.key.KeyFormat;
import io.keyden.core.key.KeyUse;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.Purpose;
import io.keyden.core.key.RevokeApiKey;
import io.keyden.core.key.ShowApiKeys;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.settings.CurrentSettings;
import io.keyden.core.settings.InMemorySettingsStore;
import io.keyden.core.signin.Authenticate;
import io.keyden.core.signin.AuthenticateKey;
import io.keyden.core.signin.AuthenticateSession;
import io.keyden.core.signin.AuthenticateToken;
import io.keyden.core.signin.GoodProof;
import io.keyden.core.signin.InMemoryAccessTokenStore;
import io.keyden.core.signin.InMemorySessionStore;
import io.keyden.core.signin.RandomAccessTokens;
import io.keyden.core.signin.SessionUse;
import io.keyden.core.store.InMemoryCaches;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.time.ManualClock;
import io.keyden.core.user.Accounts;
import io.keyden.core.user.InMemoryUserStore;
import io.keyden.core.user.User;
import io.keyden.http.key.ApiKeyRoutes;
import io.keyden.http.key.EverybodysApiKeyRoutes;
import io.keyden.http.pipeline.ApiHandler;
import io.keyden.http.pipeline.Credentials;
import io.keyden.http.pipeline.RequestLog;
import io.keyden.http.root.RootRoutes;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.http.seam.Router;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole API in this process, over stores in memory, with a clock that stands still. */
public final class ApiFixture {
  /** The transactions of all stores. */
  public final InMemoryTransactions transactions = new InMemoryTransactions();

  /** The accounts. */
  public final InMemoryUserStore users = new InMemoryUserStore(transactions);

  /** The keys. */
  public final InMemoryApiKeyStore keys = new InMemoryApiKeyStore(transactions, users);

  /** The settings. */
  public final InMemorySettingsStore settings = new InMemorySettingsStore(transactions);

  /** The audit events. */
  public final InMemoryEventStore events = new InMemoryEventStore(transactions);

  /** The sessions. */
  public final InMemorySessionStore sessions = new InMemorySessionStore(transactions);

  /** The access tokens. */
  public final InMemoryAccessTokenStore tokens = new InMemoryAccessTokenStore(transactions);

  /** The clock. */
  public final ManualClock clock = ManualClock.atNoon();

  /** What access tokens look like. */
  public final RandomAccessTokens tokenForm = new RandomAccessTokens();

  /** Whether what a caller came with is still good. */
  public final GoodProof proofs = new GoodProof(keys, sessions, tokens, clock);

  private final Map<UserId, Grants> grants = new HashMap<>();
  private final SecureRandomness randomness = new SecureRandomness();

  /** Users with their rights, remembered. */
  public final Accounts accounts;

  private final ApiHandler handler;

  /** Caches without a bound. */
  public final InMemoryCaches caches = new InMemoryCaches();

  /** Writes to {@link #events}. */
  public final Audit audit = new Audit(events, clock);

  /** The API with the routes of {@code more} beside those of keys and the root. */
  public ApiFixture(RouteGroup... more) {
    this(fixture -> Arrays.asList(more));
  }

  /** The API with further routes, which work on the stores of this fixture. */
  public ApiFixture(Function<ApiFixture, List<RouteGroup>> more) {
    var use = new KeyUse(transactions, keys);
    this.accounts =
        new Accounts(transactions, users, id -> grants.getOrDefault(id, Grants.NONE), caches);
    var groups = new ArrayList<>(more.apply(this));
    groups.add(new RootRoutes(settings.installationId(), "test", Optional::empty));
    var show = new ShowApiKeys(transactions, keys, users, this::grantsOf, settings, use);
    groups.add(new EverybodysApiKeyRoutes(show, new CountKeyExpiries(transactions, keys, clock)));
    groups.add(
        new ApiKeyRoutes(
            new CreateApiKey(
                transactions,
                keys,
                users,
                this::grantsOf,
                settings,
                proofs,
                audit,
                clock,
                randomness),
            show,
            new RevokeApiKey(transactions, keys, users, this::grantsOf, settings, audit)));
    List<Route<Access>> routes = groups.stream().flatMap(group -> group.routes().stream()).toList();
    this.handler =
        new ApiHandler(
            new Router<>(routes),
            new Credentials("OctopusIdentificationToken_" + settings.installationId(), true),
            new Authenticate(
                new AuthenticateKey(transactions, keys, accounts, use, clock, caches),
                new AuthenticateToken(
                    transactions, tokenForm, tokens, keys, accounts, clock, caches),
                new AuthenticateSession(
                    transactions,
                    sessions,
                    new SessionUse(transactions, sessions),
                    keys,
                    accounts,
                    new CurrentSettings(transactions, settings, caches),
                    clock,
                    caches)),
            (rejection, origin) -> Optional.empty(),
            RequestLog.NONE);
  }

  /** The rights of an account. */
  public Grants grantsOf(UserId id) {
    return grants.getOrDefault(id, Grants.NONE);
  }

  /** Gives an account other rights; they count from its next change on. */
  public void setGrants(UserId id, Grants rights) {
    grants.put(id, rights);
  }

  /** Adds a person with these rights. */
  public User person(String username, Grants rights) {
    return add(username, false, rights);
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
              username,
              Optional.empty(),
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

  /** Adds a key of {@code owner} that is good for a hundred days, and gives its text. */
  public String keyOf(User owner) {
    return keyOf(owner, Optional.of(Duration.ofDays(100)));
  }

  /** Adds a key of {@code owner} that ends after {@code life} or never, and gives its text. */
  @RevealsSecret(because = "the test sends the key")
  public String keyOf(User owner, Optional<Duration> life) {
    var secret = KeyFormat.generate(randomness);
    transactions.write(() ->
        keys.insert(
            new ApiKey(
                CreateApiKey.newId(randomness),
                owner.id(),
                new Purpose("fixture"),
                secret.hint(),
                ActorType.USER,
                clock.instant(),
                life.map(clock.instant()::plus),
                new LastUse.Never()),
            secret.digest()));
    return secret.reveal();
  }

  /** Sends a request without a credential. */
  public Answer send(Method method, String target) {
    return send(Request.to(method, target));
  }

  /** Sends a request with a key. */
  public Answer send(String key, Method method, String target) {
    return send(Request.to(method, target).header("X-Octopus-ApiKey", key));
  }

  /** Sends a request with a key and a body. */
  public Answer send(String key, Method method, String target, String body) {
    return send(Request.to(method, target).header("X-Octopus-ApiKey", key).body(body));
  }

  /** Sends a request. */
  public Answer send(Request.Builder request) {
    return new Answer(handler.handle(request.build()));
  }

  /**
   * An answer.
   *
   * @param response the answer itself
   */
  public record Answer(Response response) {
    /** The status. */
    public int status() {
      return response.status();
    }

    /** The body as text. */
    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public JsonNode json() {
      return JsonMapper.shared().readTree(response.body());
    }
  }
}
