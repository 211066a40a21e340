package io.keyden.http.helidon;

import io.helidon.common.Builder;
import io.helidon.common.tls.Tls;
import io.helidon.http.HttpLogConfig;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.keyden.core.chance.SecureRandomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;

/**
 * A running HTTP/1.1 server: one virtual thread per connection, each request handled in direct
 * style.
 *
 * <p>It adds to every answer {@code X-Request-Id}, {@code X-Content-Type-Options: nosniff} and,
 * unless the answer says otherwise, {@code Cache-Control: no-store}. It never compresses: the Java
 * SDK sends {@code Accept-encoding: application/json} and cannot read a compressed answer.
 */
public final class HttpServer implements AutoCloseable {
  /** {@link ConnectionWatch} ends idle connections. */
  private static final Duration NEVER = Duration.ofDays(365);

  private final WebServer server;
  private final Dispatcher dispatcher;
  private final ConnectionWatch watch;
  private final HelidonTimer timer;
  private final String host;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HttpServer(
      WebServer server,
      Dispatcher dispatcher,
      ConnectionWatch watch,
      HelidonTimer timer,
      String host,
      int port) {
    this.server = server;
    this.dispatcher = dispatcher;
    this.watch = watch;
    this.timer = timer;
    this.host = host;
    this.port = port;
  }

  /**
   * Starts a server and returns when it accepts connections.
   *
   * @param handler answers all requests
   * @param errors writes the body of what is refused before a handler sees it, and of failures
   * @throws UncheckedIOException if it cannot listen at that host and port
   */
  public static HttpServer start(
      HttpServerSettings settings, RequestHandler handler, ProtocolErrorRenderer errors) {
    RequestIds ids = new RequestIds(unpredictable());
    ProtocolErrors protocolErrors = new ProtocolErrors(errors, ids);
    Dispatcher dispatcher = new Dispatcher(handler, protocolErrors, settings.trustedProxies(), ids);
    ConnectionWatch watch = new ConnectionWatch(settings);
    HelidonTimer timer = new HelidonTimer();
    tryToListen(settings);
    WebServer server = build(settings, protocolErrors, dispatcher, watch, timer).start();
    if (!server.isRunning()) {
      // Helidon logs the cause and goes on as if nothing had happened.
      throw new UncheckedIOException(
          new BindException("cannot listen on " + settings.host() + ":" + settings.port()));
    }
    watch.start();
    timer.provoke(new InetSocketAddress(settings.host(), server.port()));
    return new HttpServer(server, dispatcher, watch, timer, settings.host(), server.port());
  }

  /**
   * Listens for a moment, so that a port that another program has is found before anything is done
   * that should not be done in vain; and before Helidon is made, which would log a stack trace and
   * leave its timer behind.
   *
   * @throws UncheckedIOException if it cannot listen at that host and port
   */
  public static void tryToListen(HttpServerSettings settings) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException e) {
      BindException reason =
          e instanceof BindException bind
              ? bind
              : new BindException(String.valueOf(e.getMessage()));
      throw new UncheckedIOException(
          "cannot listen on " + settings.host() + ":" + settings.port(), reason);
    }
  }

  private static long unpredictable() {
    var bytes = new byte[Long.BYTES];
    new SecureRandomness().fill(bytes);
    return ByteBuffer.wrap(bytes).getLong();
  }

  /** The TCP port that the server listens on. */
  public int port() {
    return port;
  }

  /** The address that the server listens on. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /**
   * Stops accepting connections, lets running requests end within {@link
   * HttpServerSettings#shutdownGrace()}, then interrupts what is left. Closing again does nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      timer.awaitEnd();
      dispatcher.stop();
      watch.endIdleConnections();
      server.stop();
      watch.close();
    }
  }

  private static WebServer build(
      HttpServerSettings settings,
      ProtocolErrors errors,
      Dispatcher dispatcher,
      ConnectionWatch watch,
      HelidonTimer timer) {
    Http1ConnectionSelector http1 =
        Http1ConnectionSelector.builder()
            .config(config ->
                config
                    .name("http_1_1")
                    .maxPrologueLength(settings.maxRequestLineBytes())
                    .maxHeadersSize(settings.maxHeaderBytes())
                    // The seam judges path and query, and more mildly: a raw bracket is no sin.
                    .validatePath(false)
                    .validatePrologue(false)
                    .sendKeepAliveHeader(false)
                    // Helidon's log of what passes would show keys.
                    .log(HttpLogConfig.builder().receiveLog(false).sendLog(false).build()))
            .build();
    Router router = Router.builder().addRouting(new ReadyRouting(dispatcher)).build();
    var builder = WebServer.builder();
    settings.tls().ifPresent(context -> builder.tls(tls(context)));
    return builder
        .host(settings.host())
        .port(settings.port())
        .backlog(settings.backlog())
        .maxTcpConnections(settings.maxConnections())
        .maxPayloadSize(settings.maxBodyBytes())
        .shutdownGracePeriod(settings.shutdownGrace())
        .shutdownHook(false)
        .idleConnectionTimeout(NEVER)
        .idleConnectionPeriod(HelidonTimer.PERIOD)
        .connectionOptions(options -> options.tcpNoDelay(true))
        .protocolsDiscoverServices(false)
        .featuresDiscoverServices(false)
        .concurrencyLimitDiscoverServices(false)
        .contentEncoding(
            ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
        .mediaContext(MediaContext.builder().mediaSupportsDiscoverServices(false).build())
        .errorHandling(handling -> handling.includeEntity(true))
        .directHandlers(errors.handlers())
        .addConnectionSelector(new GuardedSelector(http1, router, watch, timer, settings, errors))
        .build();
  }

  /**
   * Older protocols are broken. HTTP/2 is not offered: the server does not speak it. The handshake
   * is a part of the first read, so it counts against the time that a connection may be idle.
   */
  private static Tls tls(SSLContext context) {
    return Tls.builder()
        .sslContext(context)
        .managerDiscoverServices(false)
        .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"))
        .applicationProtocols(List.of("http/1.1"))
        .endpointIdentificationAlgorithm(Tls.ENDPOINT_IDENTIFICATION_NONE)
        .build();
  }

  /** Helidon asks for a builder where it could take the routing itself. */
  private record ReadyRouting(Dispatcher build) implements Builder<ReadyRouting, Dispatcher> {}
}
