package io.keyden.acceptance.commandline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Stands before a server: passes requests and answers on, and tells of each request before it goes
 * on and before its answer goes back, so that a test can strike between the two.
 */
final class ForwardingServer implements AutoCloseable {
  /** What neither the JDK's client nor its server takes from others. */
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade",
          "http2-settings",
          "date");

  private final HttpServer http;
  private final String scheme;
  private final URI server;
  private final Consumer<String> before;
  private final Consumer<String> after;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ForwardingServer(
      HttpServer http, String scheme, URI server, Consumer<String> before, Consumer<String> after) {
    this.http = http;
    this.scheme = scheme;
    this.server = server;
    this.before = before;
    this.after = after;
    http.setExecutor(threads);
    http.createContext("/", this::forward);
    http.start();
  }

  /**
   * Before that server; what throws in a listener closes the connection without an answer.
   *
   * @param before is told of a request, as {@code GET /api}, that the server has not seen yet
   * @param after is told of it when the server has answered
   */
  static ForwardingServer to(URI server, Consumer<String> before, Consumer<String> after) {
    try {
      return new ForwardingServer(
          HttpServer.create(new InetSocketAddress(loopback(), 0), 0),
          "http",
          server,
          before,
          after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Before that server, with TLS. */
  static ForwardingServer encrypted(URI server, SSLContext context) {
    try {
      HttpsServer https = HttpsServer.create(new InetSocketAddress(loopback(), 0), 0);
      https.setHttpsConfigurator(new HttpsConfigurator(context));
      return new ForwardingServer(https, "https", server, _ -> {}, _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  /** Where it listens. */
  URI address() {
    return URI.create(scheme + "://127.0.0.1:" + http.getAddress().getPort());
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      String line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()))
              .method(
                  exchange.getRequestMethod(),
                  BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> {
            if (passesOn(name)) {
              values.forEach(value -> request.header(name, value));
            }
          });
      before.accept(line);
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      after.accept(line);
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (passesOn(name) && !name.startsWith(":")) {
              values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
          });
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean passesOn(String header) {
    return !OWN_HEADERS.contains(header.toLowerCase(Locale.ROOT));
  }
}
