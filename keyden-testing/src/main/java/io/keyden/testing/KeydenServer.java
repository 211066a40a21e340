package io.keyden.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.keyden.client.KeydenClient;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.server.configuration.InvalidValueException;
import io.keyden.server.configuration.Setting;
import io.keyden.server.configuration.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real Keyden server in the process of the test, on a free port of the loopback interface, with a
 * database of its own that is gone afterwards.
 *
 * <pre>{@code
 * @RegisterExtension static final KeydenServer keyden = KeydenServer.withDefaults();
 * }</pre>
 *
 * <p><b>How long it lives.</b> In a static field: as long as the test class, with its nested
 * classes. In another field: each test gets a fresh one. By
 * {@code @ExtendWith(KeydenServer.class)}: as long as the class, and a method takes it as a
 * parameter. Without JUnit:
 *
 * <pre>{@code
 * try (var keyden = KeydenServer.withDefaults().start()) {
 *   ...
 * }
 * }</pre>
 *
 * <p><b>What it shares.</b> Nothing: any number of servers can run beside each other. It reads no
 * {@code KEYDEN_} variable of the environment.
 *
 * <p><b>Where it differs from {@code keyden serve}.</b> Commits are not synced to the disk and
 * passwords are hashed cheaply, so that it starts soon; there is no access log; requests that still
 * run at the end have one second. Nothing is printed; libraries log warnings only.
 *
 * <p>Safe for use by several threads.
 */
public final class KeydenServer
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver,
        AutoCloseable {
  private final ServerOptions options;
  private volatile @Nullable TemporaryServer running;
  private @Nullable String startedFor;

  private KeydenServer() {
    this(new Builder().options());
  }

  private KeydenServer(ServerOptions options) {
    this.options = options;
  }

  /** A server with an administrator {@code admin}, a made password, a made key, and a free port. */
  public static KeydenServer withDefaults() {
    return new KeydenServer();
  }

  /** For a server with a name, a password, a key or a port of your choice. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Where the server answers, without a slash at the end: {@code http://127.0.0.1:40123}. This is
   * what Octopus tools call the server's URL.
   *
   * @throws IllegalStateException if the server is not running
   */
  public URI uri() {
    return running().address();
  }

  /**
   * The key of the administrator, who may do everything: {@code API-} and 25 to 32 letters and
   * digits.
   *
   * @throws IllegalStateException if the server is not running
   */
  @RevealsSecret(because = "a test presents the key; the server and its data end with the test")
  public String apiKey() {
    return running().apiKey().reveal();
  }

  /**
   * The name that the administrator signs in with.
   *
   * @throws IllegalStateException if the server is not running
   */
  public String username() {
    return running().username();
  }

  /**
   * The password that the administrator signs in with.
   *
   * @throws IllegalStateException if the server is not running
   */
  @RevealsSecret(because = "a test signs in; the server and its data end with the test")
  public String password() {
    return running().password().reveal();
  }

  /**
   * The administrator's id, {@code Users-1}, as it stands in paths.
   *
   * @throws IllegalStateException if the server is not running
   */
  public String userId() {
    return running().userId();
  }

  /**
   * A client that signs in with {@link #apiKey()}. It ends with the server; do not close it.
   *
   * @throws IllegalStateException if the server is not running
   */
  public KeydenClient client() {
    return running().client();
  }

  /**
   * Starts the server; it answers when this returns. JUnit does it for a field with
   * {@code @RegisterExtension}.
   *
   * @return this
   * @throws IllegalStateException if it runs already, or cannot start; the message says why, and
   *     nothing of it is left
   */
  @CanIgnoreReturnValue
  public synchronized KeydenServer start() {
    if (running != null) {
      throw new IllegalStateException(
          "this Keyden runs already; JUnit itself starts one in a field with @RegisterExtension");
    }
    running = TemporaryServer.start(options, TemporaryDirectory.create());
    return this;
  }

  /**
   * Stops the server and deletes its data. JUnit does it for a field with
   * {@code @RegisterExtension}. It can be started again, and is empty then; a second call does
   * nothing.
   */
  @Override
  public synchronized void close() {
    var server = running;
    if (server != null) {
      running = null;
      server.close();
    }
  }

  /** Starts the server for the class. For JUnit. */
  @Override
  public void beforeAll(ExtensionContext context) {
    begin(context);
  }

  /** Starts the server for the test, unless it runs for the class. For JUnit. */
  @Override
  public void beforeEach(ExtensionContext context) {
    begin(context);
  }

  /** Stops the server if it was started for the test. For JUnit. */
  @Override
  public void afterEach(ExtensionContext context) {
    end(context);
  }

  /** Stops the server. For JUnit. */
  @Override
  public void afterAll(ExtensionContext context) {
    end(context);
  }

  /** Whether the parameter is a server. For JUnit. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KeydenServer.class;
  }

  /** This server. For JUnit. */
  @Override
  public KeydenServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return this;
  }

  private synchronized void begin(ExtensionContext context) {
    if (startedFor == null) {
      start();
      startedFor = context.getUniqueId();
    } else if (!within(context, startedFor)) {
      throw new IllegalStateException(
          "this Keyden runs for another test already, "
              + startedFor
              + "; tests that run at the same time need a field of their own each");
    }
  }

  private synchronized void end(ExtensionContext context) {
    if (context.getUniqueId().equals(startedFor)) {
      startedFor = null;
      close();
    }
  }

  /** JUnit calls for each nested class and each test, too, of a class that has a server. */
  private static boolean within(ExtensionContext context, String outer) {
    for (var one = Optional.of(context); one.isPresent(); one = one.get().getParent()) {
      if (one.get().getUniqueId().equals(outer)) {
        return true;
      }
    }
    return false;
  }

  /** Where the data lies while the server runs. */
  Path directory() {
    return running().directory();
  }

  private TemporaryServer running() {
    var server = running;
    if (server == null) {
      throw new IllegalStateException(
          "this Keyden is not running: it starts before the tests if its field has"
              + " @RegisterExtension, and by start()");
    }
    return server;
  }

  /** Where it answers; never a secret. */
  @Override
  public String toString() {
    var server = running;
    return "KeydenServer[" + (server == null ? "not running" : server.address()) + "]";
  }

  /** Chooses what a server is to be like. Not safe for use by several threads. */
  public static final class Builder {
    private String username = Settings.ADMIN_USERNAME.defaultText();
    private Optional<Secret> password = Optional.empty();
    private Optional<Secret> apiKey = Optional.empty();
    private int port;

    private Builder() {}

    /**
     * Names the administrator, {@code admin} unless said otherwise.
     *
     * @throws IllegalArgumentException if it has not 1 to 64 characters, or control characters
     */
    @CanIgnoreReturnValue
    public Builder username(String username) {
      this.username = checked("username", Settings.ADMIN_USERNAME, username);
      return this;
    }

    /**
     * Gives the administrator a password of 8 to 256 characters that is not among the commonest;
     * the server makes one unless it is given.
     */
    @CanIgnoreReturnValue
    public Builder password(String password) {
      this.password = Optional.of(Secret.of(password));
      return this;
    }

    /**
     * Gives the administrator a key, for a tool that has it written down; the server makes one
     * unless it is given.
     *
     * @throws IllegalArgumentException if it is not {@code API-} and 25 to 32 characters of A–Z and
     *     0–9; the message does not repeat it
     */
    @CanIgnoreReturnValue
    public Builder apiKey(String apiKey) {
      var key = checked("apiKey", Settings.ADMIN_API_KEY, apiKey);
      if (key.isEmpty()) {
        throw new IllegalArgumentException("apiKey must not be empty");
      }
      this.apiKey = key;
      return this;
    }

    /**
     * Chooses the port, 0 for a free one, which it is unless said otherwise.
     *
     * @throws IllegalArgumentException if it is not 0 to 65535
     */
    @CanIgnoreReturnValue
    public Builder port(int port) {
      this.port = checked("port", Settings.PORT, Integer.toString(port));
      return this;
    }

    /**
     * A server like this, not started yet: the value of a field with {@code @RegisterExtension}.
     */
    public KeydenServer build() {
      return new KeydenServer(options());
    }

    /**
     * A server like this that answers already, for use without JUnit.
     *
     * @throws IllegalStateException if it cannot start; the message says why
     */
    public KeydenServer start() {
      return build().start();
    }

    private ServerOptions options() {
      return new ServerOptions(username, password, apiKey, port);
    }

    private static <T> T checked(String what, Setting<T> setting, String text) {
      try {
        return setting.reader().read(text);
      } catch (InvalidValueException invalid) {
        throw new IllegalArgumentException(what + " " + invalid.requirement(), invalid);
      }
    }
  }
}
