package io.keyden.server;

import io.keyden.core.audit.EventFilter;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.invitation.SetUpCode;
import io.keyden.core.key.KeySecret;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Violation;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.core.setup.SetUp;
import io.keyden.core.space.SeedAccess;
import io.keyden.core.status.Readiness;
import io.keyden.core.store.PageRequest;
import io.keyden.core.time.SteadyClock;
import io.keyden.http.accesslog.AccessLog;
import io.keyden.http.helidon.HttpServer;
import io.keyden.http.helidon.HttpServerSettings;
import io.keyden.http.metrics.MetricsRoutes;
import io.keyden.http.pipeline.ApiHandler;
import io.keyden.http.pipeline.Credentials;
import io.keyden.http.pipeline.Errors;
import io.keyden.http.pipeline.RequestLog;
import io.keyden.http.probe.Probes;
import io.keyden.http.seam.AddressBlocks;
import io.keyden.http.seam.Router;
import io.keyden.http.seam.TrustedProxies;
import io.keyden.server.command.FirstStart;
import io.keyden.server.command.RunningServer;
import io.keyden.server.command.StartException;
import io.keyden.server.configuration.FirstAdministratorConfiguration;
import io.keyden.server.configuration.HttpConfiguration;
import io.keyden.server.configuration.ServerConfiguration;
import io.keyden.server.metrics.Metrics;
import io.keyden.server.storage.DataDirectory;
import io.keyden.server.storage.DataDirectoryException;
import io.keyden.server.tls.TlsWatch;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** A server that runs: everything wired, from the port to the file. */
final class KeydenServer implements RunningServer {
  private static final System.Logger LOGGER = System.getLogger(KeydenServer.class.getName());
  private static final Duration USE_INTERVAL = Duration.ofSeconds(30);
  private static final Duration TIDY_INTERVAL = Duration.ofMinutes(1);

  /** How long what nodes told each other can still be read by one that was away. */
  private static final Duration CHANGES_KEPT = Duration.ofMinutes(10);

  private static final Duration NOTICE_INTERVAL = Duration.ofMinutes(1);
  private static final Duration TLS_INTERVAL = Duration.ofSeconds(5);
  private static final Duration REFUSAL_INTERVAL = Duration.ofSeconds(1);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final HttpServer http;
  private final URI address;
  private final FirstStart firstStart;
  private final Readiness readiness;
  private boolean closed;

  private KeydenServer(ServerConfiguration configuration, Protection protection)
      throws StartException {
    try {
      var directory = open(dataDirectory(configuration.storage().dataDirectory()));
      var database =
          open(OpenedDatabase.open(configuration.storage(), directory, protection.durability()));
      var metrics = new Metrics(Version.text());
      database.commits().onCommit(metrics::committed);
      database.shared().ifPresent(metrics::showing);
      var stores = Stores.of(database.transactions()).observedBy(metrics);
      var setUpCode = setUpCode(configuration.firstAdministrator());
      var services =
          open(
              new Services(
                  stores,
                  clock(stores),
                  configuration.authentication(),
                  configuration.tokens(),
                  EncryptionKey.seal(
                      configuration.tokens(),
                      database.shared().isPresent()
                          ? Optional.empty()
                          : Optional.of(directory.encryptionKey()),
                      new SecureRandomness()),
                  protection.passwords(),
                  setUpCode));
      metrics.showing(services.caches);
      // What may prevent the start comes before the first administrator is made, whose password
      // would else be shown to nobody.
      var tls = tls(configuration.http(), services.clock);
      var settings = settings(configuration.http(), tls.map(TlsWatch::context));
      tryToListen(configuration.http(), settings);
      this.firstStart = firstStart(services, configuration.firstAdministrator(), setUpCode);
      var background = open(new Background());
      background.every(
          REFUSAL_INTERVAL, "recording refused credentials", services.refusedCredentials::flush);
      background.every(USE_INTERVAL, "noting the use of keys", services.keyUse::flush);
      background.every(USE_INTERVAL, "noting the use of sessions", services.sessionUse::flush);
      database
          .shared()
          .ifPresent(shared ->
              background.every(
                  TIDY_INTERVAL,
                  "tidying the database",
                  () ->
                      services.recurringWork.run(
                          "tidy", TIDY_INTERVAL, () -> shared.forgetChanges(CHANGES_KEPT))));
      background.every(
          NOTICE_INTERVAL, "noticing that keys near their end", services.noticeExpiries::run);
      var log = accessLog(configuration, directory, services);
      this.readiness = new Readiness(services.health);
      var handler = handler(configuration, services, metrics, log);
      tls.ifPresent(
          watch -> background.every(TLS_INTERVAL, "looking at the TLS files", watch::look));
      var probes = new Probes(readiness, handler);
      this.http =
          open(
              listening(
                  configuration.http(),
                  () ->
                      HttpServer.start(
                          settings, probes::handle, metrics.countingErrors(Errors::bytes))));
      this.address =
          address(tls.isPresent() ? "https" : "http", configuration.http().host(), http.port());
    } catch (StartException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @throws StartException if something outside prevents it
   */
  static KeydenServer start(ServerConfiguration configuration) throws StartException {
    return start(configuration, Protection.FULL);
  }

  /** As {@link #start(ServerConfiguration)}, with less care where the data is worth less. */
  static KeydenServer start(ServerConfiguration configuration, Protection protection)
      throws StartException {
    return new KeydenServer(configuration, protection);
  }

  private <T extends AutoCloseable> T open(T resource) {
    opened.push(resource);
    return resource;
  }

  private static DataDirectory dataDirectory(Path path) throws StartException {
    try {
      return DataDirectory.take(path);
    } catch (DataDirectoryException e) {
      throw switch (e.reason()) {
        case IN_USE -> StartException.dataDirectoryLocked(path);
        case NOT_WRITABLE -> StartException.dataDirectoryNotWritable(path, e);
      };
    }
  }

  /**
   * Starts no earlier than the last recorded event, should the machine's clock have been set back.
   */
  private static InstantSource clock(Stores stores) {
    var last =
        stores
            .transactions()
            .read(() ->
                stores.events().find(EventFilter.ANY, new PageRequest(0, 1)).items().stream()
                    .findFirst()
                    .map(event -> event.occurred())
                    .orElse(Instant.EPOCH));
    return new SteadyClock(InstantSource.system(), last);
  }

  private static Optional<SetUpCode> setUpCode(FirstAdministratorConfiguration wanted) {
    return switch (wanted.way()) {
      case MADE -> Optional.empty();
      case PORTAL -> Optional.of(SetUpCode.generate(new SecureRandomness()));
    };
  }

  private static FirstStart firstStart(
      Services services, FirstAdministratorConfiguration wanted, Optional<SetUpCode> setUpCode)
      throws StartException {
    var stores = services.stores;
    var setUp =
        new SetUp(
            stores.transactions(),
            new SeedAccess(
                stores.transactions(),
                stores.spaces(),
                stores.teams(),
                stores.roles(),
                stores.scopedRoles()),
            stores.users(),
            stores.teams(),
            stores.keys(),
            stores.settings(),
            services.newAccounts,
            services.audit,
            services.clock,
            services.randomness);
    if (setUpCode.isPresent()) {
      return setUp.awaitFirstAccount()
          ? new FirstStart.AwaitingSetUp(setUpCode.get().shown())
          : new FirstStart.None();
    }
    try {
      return firstStart(setUp.setUp(firstAdministrator(wanted)));
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Invalid invalid) {
        throw new StartException(
            "the first administrator cannot be made: "
                + invalid.violations().stream()
                    .map(Violation::text)
                    .collect(Collectors.joining(" ")),
            "change KEYDEN_ADMIN_USERNAME or KEYDEN_ADMIN_PASSWORD",
            e);
      }
      throw e;
    }
  }

  @RevealsSecret(because = "what the operator gave goes on to core's own types")
  private static SetUp.FirstAdministrator firstAdministrator(
      FirstAdministratorConfiguration wanted) {
    return new SetUp.FirstAdministrator(
        wanted.username(),
        wanted.password(),
        wanted.apiKey().map(key -> KeySecret.of(key.reveal())));
  }

  @RevealsSecret(because = "the first start shows what it made, once")
  private static FirstStart firstStart(SetUp.Outcome outcome) {
    return switch (outcome) {
      case SetUp.Outcome.NotEmpty notEmpty -> new FirstStart.None();
      case SetUp.Outcome.Done done ->
          new FirstStart.Made(
              done.administrator().username(),
              done.password(),
              done.apiKey().map(key -> Secret.of(key.reveal())),
              done.expires().orElse(Instant.MAX),
              done.administrator().id().value());
    };
  }

  private RequestLog accessLog(
      ServerConfiguration configuration, DataDirectory directory, Services services) {
    return configuration.log().accessLog()
        ? open(
            new AccessLog(
                directory.accessLog(), configuration.log().accessLogFormat(), services.clock))
        : RequestLog.NONE;
  }

  private static ApiHandler handler(
      ServerConfiguration configuration, Services services, Metrics metrics, RequestLog log) {
    UUID installationId =
        services.stores.transactions().write(services.stores.settings()::installationId);
    var metricsRoutes =
        new MetricsRoutes(metrics, AddressBlocks.of(configuration.operations().metricsAddresses()));
    return new ApiHandler(
        new Router<>(Routes.all(services, installationId, metricsRoutes)),
        new Credentials(
            "OctopusIdentificationToken_" + installationId,
            configuration.authentication().queryApiKey()),
        services.authenticate,
        metrics.countingRefusals(services.guard::refused),
        metrics.requests().and(log));
  }

  private static Optional<TlsWatch> tls(HttpConfiguration http, InstantSource clock)
      throws StartException {
    return http.tls().isPresent()
        ? Optional.of(TlsWatch.open(http.tls().get(), clock))
        : Optional.empty();
  }

  private static void tryToListen(HttpConfiguration http, HttpServerSettings settings)
      throws StartException {
    var _ =
        listening(
            http,
            () -> {
              HttpServer.tryToListen(settings);
              return true;
            });
  }

  /** Gives what {@code listen} gives, and tells plainly if another program has the port. */
  private static <T> T listening(HttpConfiguration http, Supplier<T> listen) throws StartException {
    try {
      return listen.get();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof BindException bind
          && String.valueOf(bind.getMessage()).contains("in use")) {
        throw StartException.portInUse(http.port(), e);
      }
      throw e;
    }
  }

  private static HttpServerSettings settings(HttpConfiguration http, Optional<SSLContext> tls) {
    var settings = HttpServerSettings.builder();
    tls.ifPresent(settings::tls);
    return settings
        .host(http.host())
        .port(http.port())
        .maxBodyBytes(http.bodyBytesMax())
        .maxHeaderBytes(http.headerBytesMax())
        .maxConnections(http.connectionsMax())
        .idleTimeout(http.idleTimeout())
        .requestTimeout(http.requestTimeout())
        .shutdownGrace(http.shutdownGrace())
        .trustedProxies(TrustedProxies.of(http.trustedProxies()))
        .build();
  }

  private static URI address(String scheme, String host, int port) {
    var shown = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return URI.create(scheme + "://" + shown + ":" + port);
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public FirstStart firstStart() {
    return firstStart;
  }

  @Override
  public void announceStop() {
    readiness.stop();
  }

  /** Closes what was opened, the last first. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) { // one that does not close must not keep the others open
        LOGGER.log(System.Logger.Level.WARNING, "stopping met a fault", e);
      }
    }
  }
}
