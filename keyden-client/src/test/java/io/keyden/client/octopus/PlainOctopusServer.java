package io.keyden.client.octopus;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server of the vendor in miniature, on a free port of 127.0.0.1: it has what the vendor
 * documents or its clients show, and nothing of Keyden's own.
 *
 * <p>It keeps state, checks credentials, permissions, CSRF tokens and expiry dates, writes events,
 * and can be made to fail. It shares no code with the server or the wire module, so that a mistake
 * of theirs cannot hide in it. Thread-safe.
 *
 * <p>Paths that tests give, as in {@link #failNext}, are the vendor's, even after {@link
 * Builder#movedPaths()}; {@code *} stands for one segment, {@code **} at the end for any rest, and
 * the method is the one that is meant, not the {@code POST} that carries it.
 */
public final class PlainOctopusServer implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Faults faults = new Faults();
  private final Parts parts;
  private final Resources resources;
  private final Listener listener;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Key administratorKey;

  private PlainOctopusServer(Parts parts) {
    this.parts = parts;
    this.resources = new Resources(parts);
    this.listener = new Listener(parts, router(), faults, lock);
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    http.setExecutor(threads);
    http.createContext("/", listener);
    resources.addBuiltIn();
    http.start();
  }

  /** A server of this version with the system's clock and the vendor's paths, started. */
  public static PlainOctopusServer start(OctopusVersion version) {
    return of(version).start();
  }

  /** A server of this version, to be set up further. */
  public static Builder of(OctopusVersion version) {
    return new Builder(version);
  }

  /** How a server shall be. */
  public static final class Builder {
    private final OctopusVersion version;
    private InstantSource clock = InstantSource.system();
    private Paths paths = Paths.vendors();

    private Builder(OctopusVersion version) {
      this.version = version;
    }

    /** The clock that decides what has expired. */
    @CanIgnoreReturnValue
    public Builder clock(InstantSource source) {
      this.clock = source;
      return this;
    }

    /**
     * Serves everything but {@code /api} on other paths, which only the links tell. The vendor's
     * paths are then not found.
     */
    @CanIgnoreReturnValue
    public Builder movedPaths() {
      this.paths = Paths.moved();
      return this;
    }

    /** Starts it; it listens when this returns. */
    public PlainOctopusServer start() {
      return new PlainOctopusServer(Parts.of(version, paths, clock));
    }
  }

  /** Where it listens, without a slash at the end. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** The version it stands in for. */
  public OctopusVersion version() {
    return parts.version();
  }

  /** Stops at once; requests under way lose their connection. */
  @Override
  public void close() {
    faults.close();
    http.stop(0);
    threads.shutdownNow();
  }

  // ---- What is there before the test begins; none of it leaves an event.

  /**
   * The secret of the first administrator's key, which never expires. The administrator is {@code
   * admin} with the id {@code Users-1}; each call gives the same key.
   */
  public String administratorKey() {
    return locked(() -> {
      Key key = administratorKey;
      if (key == null) {
        key = addKey("Users-1", "Automation of the tests", null);
        administratorKey = key;
      }
      return key.secret();
    });
  }

  /** Adds a person without any right and gives the id. The display name is the name once more. */
  public String person(String name, String password) {
    return locked(() -> {
      String id = Json.required(resources.addUser(name, name, null, false, "Standard"), "Id");
      parts.state().password(id, password);
      return id;
    });
  }

  /** Adds a service account without any right and gives the id. */
  public String serviceAccount(String name) {
    return locked(() -> Json.required(resources.addUser(name, name, null, true, "Standard"), "Id"));
  }

  /** Gives a user system permissions, by a role and a team of its own. */
  public void grant(String userId, String... systemPermissions) {
    locked(() -> {
      String roleId = parts.state().roles.nextId();
      resources.addRole(roleId, "Role for " + roleId, List.of(systemPermissions), List.of());
      String teamId = parts.state().teams.nextId();
      resources.join(resources.addTeam(teamId, "Team for " + roleId, null), userId);
      return resources.grant(teamId, roleId, null);
    });
  }

  /**
   * Adds a key whatever the rules of expiry, and gives its secret.
   *
   * @param userId the owner
   * @param purpose the purpose
   * @param expires when it ends; null for a key that never does, which a current server still has
   *     from before
   */
  public String giveKey(String userId, String purpose, @Nullable Instant expires) {
    return locked(() -> addKey(userId, purpose, expires).secret());
  }

  /** The GUID of a service account, which is the audience that a token exchange must name. */
  public String externalId(String serviceAccountId) {
    return locked(() -> parts.state().externalId(serviceAccountId));
  }

  /** From now on this token of some issuer can be exchanged for one of the service account. */
  public void trustSubjectToken(String subjectToken, String serviceAccountId) {
    locked(() -> {
      parts.state().trust(subjectToken, serviceAccountId);
      return subjectToken;
    });
  }

  /** Disables or enables a user, as a PUT by an administrator does. */
  public void setActive(String userId, boolean active) {
    locked(() -> parts.state().users.get(userId).put("IsActive", active));
  }

  // ---- What there is to see afterwards.

  /** All keys that ever were, oldest first, the revoked ones among them. */
  public List<KeyState> keys() {
    return locked(() -> parts.state().keys.stream().map(this::stateOf).toList());
  }

  /** Whether a request with this secret would be let in at this moment. */
  public boolean works(String secret) {
    return locked(() ->
        parts
            .state()
            .keyWithSecret(secret)
            .filter(key -> parts.state().works(key, parts.now()))
            .isPresent());
  }

  /** What the messages of the events say, oldest first. */
  public List<String> eventMessages() {
    return locked(() ->
        parts.state().events.stream()
            .map(event -> Json.required(event.document(), "Message"))
            .toList());
  }

  /** The requests in the order in which they arrived, those that a fault struck among them. */
  public List<ReceivedRequest> requests() {
    return List.copyOf(listener.received());
  }

  /** Forgets the requests up to now. */
  public void forgetRequests() {
    listener.received().clear();
  }

  // ---- What goes wrong.

  /**
   * The next request that fits is answered so, and has no effect; armed twice, two requests are.
   */
  public void failNext(String method, String path, int status, String body) {
    failNext(method, path, status, Map.of(), body);
  }

  /** As {@link #failNext(String, String, int, String)}, with headers. */
  public void failNext(
      String method, String path, int status, Map<String, String> headers, String body) {
    faults.arm(
        PathPattern.of(method, path), Moment.BEFORE_ACTING, Faults.respond(status, headers, body));
  }

  /**
   * The next request that fits is answered so; after acting, it has had its effect all the same, as
   * behind a gateway that lost patience.
   */
  public void failNext(String method, String path, Moment moment, int status, String body) {
    faults.arm(PathPattern.of(method, path), moment, Faults.respond(status, Map.of(), body));
  }

  /**
   * The next request that fits gets no answer: its connection is closed, before it has any effect
   * or after it had all of it. The JDK's client asks a second time by itself if it was a GET.
   */
  public void dropConnectionOn(String method, String path, Moment moment) {
    faults.arm(PathPattern.of(method, path), moment, new Faults.Strike.Drop());
  }

  /** Every request that fits waits so long before it has any effect. */
  public void delay(String method, String path, Duration duration) {
    faults.delay(PathPattern.of(method, path), duration);
  }

  /** The next requests, so many and of whatever kind, are refused with 429. */
  public void rateLimit(int requests, Duration retryAfter) {
    faults.limitRate(requests, retryAfter);
  }

  /**
   * Runs something each time a request that fits has arrived, before it has any effect. If it
   * throws, the connection is closed without an answer.
   */
  public void hook(String method, String path, Runnable action) {
    hook(method, path, Moment.BEFORE_ACTING, action);
  }

  /** Runs something at this moment of each request that fits, in the thread that serves it. */
  public void hook(String method, String path, Moment moment, Runnable action) {
    faults.hook(PathPattern.of(method, path), moment, action);
  }

  /** Takes back all faults, delays, limits and hooks. */
  public void disarm() {
    faults.disarm();
  }

  private Router router() {
    Router router = new Router();
    new ServerRoutes(parts).register(router);
    new SignInRoutes(parts).register(router);
    new TokenRoutes(parts).register(router);
    new KeyRoutes(parts).register(router);
    new UserRoutes(parts, resources).register(router);
    new TeamRoutes(parts, resources).register(router);
    new RoleRoutes(parts, resources).register(router);
    new EventRoutes(parts).register(router);
    new SpaceRoutes(parts, resources).register(router);
    return router;
  }

  private Key addKey(String userId, String purpose, @Nullable Instant expires) {
    ObjectNode owner = parts.state().users.get(userId);
    Instant end = expires == null ? null : expires.truncatedTo(ChronoUnit.MILLIS);
    Key key = new Key(Json.required(owner, "Id"), purpose, "User", parts.now(), end);
    parts.state().keys.add(key);
    return key;
  }

  private KeyState stateOf(Key key) {
    return new KeyState(
        key.id(),
        key.userId(),
        key.purpose(),
        key.created(),
        Optional.ofNullable(key.expires()),
        key.revoked(),
        parts.state().works(key, parts.now()));
  }

  @CanIgnoreReturnValue
  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
