package io.keyden.client;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.keyden.client.event.Events;
import io.keyden.client.internal.Api;
import io.keyden.client.internal.Credential;
import io.keyden.client.internal.Credentials;
import io.keyden.client.internal.Retries;
import io.keyden.client.internal.ServerAddress;
import io.keyden.client.internal.Transport;
import io.keyden.client.key.ApiKeys;
import io.keyden.client.key.KeySecret;
import io.keyden.client.problem.KeydenException;
import io.keyden.client.role.UserRoles;
import io.keyden.client.server.Server;
import io.keyden.client.space.Spaces;
import io.keyden.client.team.Teams;
import io.keyden.client.token.AccessTokens;
import io.keyden.client.user.ServiceAccounts;
import io.keyden.client.user.Users;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A client of one server, Keyden or Octopus, with one credential.
 *
 * <p>Immutable and thread-safe; one for a whole program is enough. Calls block, which suits virtual
 * threads, and throw {@link KeydenException}s. Nothing is sent before the first call. What reads is
 * tried again after a broken connection and while the server is busy; what changes something is
 * tried again only if it cannot have arrived.
 *
 * {@snippet :
 * try (var keyden = KeydenClient.builder().server(uri).apiKey(key).build()) {
 *   keyden.apiKeys().list().forEach(System.out::println);
 * }
 * }
 */
public final class KeydenClient implements AutoCloseable {
  private final Transport transport;
  private final ServerAddress address;
  private final Server server;
  private final Users users;
  private final ServiceAccounts serviceAccounts;
  private final ApiKeys apiKeys;
  private final AccessTokens accessTokens;
  private final Spaces spaces;
  private final Teams teams;
  private final UserRoles userRoles;
  private final Events events;

  private KeydenClient(Transport transport, ServerAddress address) {
    this.transport = transport;
    this.address = address;
    Api api = new Api(transport);
    this.server = new Server(api);
    this.users = new Users(api);
    this.serviceAccounts = new ServiceAccounts(users);
    this.apiKeys = new ApiKeys(api, users);
    this.accessTokens = new AccessTokens(api);
    this.spaces = new Spaces(api);
    this.teams = new Teams(api);
    this.userRoles = new UserRoles(api);
    this.events = new Events(api);
  }

  /** Begins a client. */
  public static Builder builder() {
    return new Builder();
  }

  /** The server's address, without a slash at the end. */
  public URI uri() {
    return address.uri();
  }

  /** What the server says of itself. */
  public Server server() {
    return server;
  }

  /** People and service accounts. */
  public Users users() {
    return users;
  }

  /** Service accounts alone. */
  public ServiceAccounts serviceAccounts() {
    return serviceAccounts;
  }

  /** API keys. */
  public ApiKeys apiKeys() {
    return apiKeys;
  }

  /** Access tokens. */
  public AccessTokens accessTokens() {
    return accessTokens;
  }

  /** Spaces. */
  public Spaces spaces() {
    return spaces;
  }

  /** Teams. */
  public Teams teams() {
    return teams;
  }

  /** User roles, and which team has which of them where. */
  public UserRoles userRoles() {
    return userRoles;
  }

  /** The audit record. */
  public Events events() {
    return events;
  }

  /** Lets go of the connections; calls under way are ended. */
  @Override
  public void close() {
    transport.close();
  }

  /** Names the server, never the credential. */
  @Override
  public String toString() {
    return "KeydenClient[" + address + "]";
  }

  /** What a client is made of. Not thread-safe. */
  public static final class Builder {
    private @Nullable URI server;
    private Credential credential = Credential.none();
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration timeout = Duration.ofSeconds(30);
    private int attemptsMax = 3;
    private Duration pauseMax = Duration.ofSeconds(30);
    private String userAgent = "keyden-client" + version();
    private @Nullable SSLContext sslContext;
    private @Nullable ProxySelector proxy;

    private Builder() {}

    private static String version() {
      return Optional.ofNullable(KeydenClient.class.getPackage().getImplementationVersion())
          .map(version -> "/" + version)
          .orElse("");
    }

    /**
     * The server's address, such as {@code https://octopus.example.com}. Needed.
     *
     * <p>With {@code http} everything can be read on the way: only for this machine and for tests.
     */
    @CanIgnoreReturnValue
    public Builder server(URI server) {
      this.server = server;
      return this;
    }

    /**
     * Signs in with an API key.
     *
     * @throws IllegalArgumentException if it cannot be one; the message never repeats it
     */
    @CanIgnoreReturnValue
    public Builder apiKey(String key) {
      return apiKey(KeySecret.of(key));
    }

    /** Signs in with an API key. */
    @CanIgnoreReturnValue
    public Builder apiKey(KeySecret key) {
      credential = Credentials.apiKey(key.reveal());
      return this;
    }

    /**
     * Signs in with an access token.
     *
     * @throws IllegalArgumentException if it cannot be one; the message never repeats it
     */
    @CanIgnoreReturnValue
    public Builder accessToken(String token) {
      if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
        throw new IllegalArgumentException("this is no access token: a token is one word");
      }
      credential = Credentials.accessToken(token);
      return this;
    }

    /**
     * Signs in with a name and a password, as a browser does: with a session that begins at the
     * first call, and anew when the server has ended it.
     */
    @CanIgnoreReturnValue
    public Builder signIn(String username, String password) {
      credential = Credentials.signIn(username, password);
      return this;
    }

    /**
     * Signs in as a service account with tokens of an issuer that the account trusts, such as those
     * of a build server; no secret is stored anywhere. Each is exchanged for an access token of the
     * server (RFC 8693), and anew 30 seconds before that ends, and once when it is refused.
     *
     * <p>The token of the issuer goes to the server that was named: one that has its tokens
     * exchanged at another address is an {@link
     * io.keyden.client.problem.UnexpectedAnswerException}.
     *
     * @param subjectToken gives a fresh token of the issuer whenever one is needed, such as those
     *     of {@link io.keyden.client.token.SubjectTokens}; never called by two threads at once
     * @param audience the service account's external id, a UUID that its page in the portal shows
     */
    @CanIgnoreReturnValue
    public Builder exchangedToken(Supplier<String> subjectToken, String audience) {
      credential = Credentials.exchange(subjectToken, audience);
      return this;
    }

    /** How long making a connection may take; 10 seconds unless set. */
    @CanIgnoreReturnValue
    public Builder connectTimeout(Duration timeout) {
      connectTimeout = positive(timeout);
      return this;
    }

    /**
     * How long one attempt may take, from the making of the connection to the last byte of the
     * answer; 30 seconds unless set.
     */
    @CanIgnoreReturnValue
    public Builder timeout(Duration timeout) {
      this.timeout = positive(timeout);
      return this;
    }

    /**
     * How often a request that is safe to repeat is sent in all; 3 times unless set, 1 for never
     * again.
     */
    @CanIgnoreReturnValue
    public Builder attempts(int max) {
      if (max < 1) {
        throw new IllegalArgumentException("at least one attempt is needed");
      }
      attemptsMax = max;
      return this;
    }

    /**
     * The longest pause between two attempts, also one that the server asks for by {@code
     * Retry-After}; 30 seconds unless set. A server that asks for more is not tried again.
     */
    @CanIgnoreReturnValue
    public Builder longestPause(Duration pause) {
      pauseMax = positive(pause);
      return this;
    }

    /** How the program calls itself in the server's log, such as {@code deploy-bot/1.2}. */
    @CanIgnoreReturnValue
    public Builder userAgent(String userAgent) {
      if (userAgent.isBlank() || !userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
        throw new IllegalArgumentException("the user agent must be visible ASCII");
      }
      this.userAgent = userAgent;
      return this;
    }

    /** Whom to trust over https; Java's own list unless set. */
    @CanIgnoreReturnValue
    public Builder sslContext(SSLContext context) {
      sslContext = context;
      return this;
    }

    /** By which proxy to go; as Java's system properties say unless set. */
    @CanIgnoreReturnValue
    public Builder proxy(ProxySelector proxy) {
      this.proxy = proxy;
      return this;
    }

    /**
     * For a server without encryption, where no certificate is ever looked at: so Java's list of
     * authorities need not be read, which takes longer than the rest of a short command's start.
     */
    private static SSLContext trustingNobody() {
      try {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], new TrustManager[0], null);
        return context;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has TLS", e);
      }
    }

    private static Duration positive(Duration time) {
      if (time.isNegative() || time.isZero()) {
        throw new IllegalArgumentException("a time must be longer than nothing");
      }
      return time;
    }

    /**
     * The client.
     *
     * @throws IllegalStateException if no server was given
     * @throws IllegalArgumentException if the server's address is none
     */
    public KeydenClient build() {
      if (server == null) {
        throw new IllegalStateException("which server? call server(uri) before build()");
      }
      ServerAddress address = ServerAddress.of(server);
      HttpClient.Builder http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(Redirect.NEVER)
              .connectTimeout(connectTimeout);
      if (sslContext != null) {
        http.sslContext(sslContext);
      } else if (!address.isEncrypted()) {
        http.sslContext(trustingNobody());
      }
      if (proxy != null) {
        http.proxy(proxy);
      }
      Transport transport =
          new Transport(
              http.build(),
              address,
              credential,
              new Retries(attemptsMax, pauseMax),
              timeout,
              userAgent,
              bound -> ThreadLocalRandom.current().nextLong(bound),
              Thread::sleep);
      return new KeydenClient(transport, address);
    }
  }
}
