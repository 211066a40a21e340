package io.keyden.acceptance.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.OidcIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * Where a job gets the tokens of an issuer on this machine, as at GitHub: at an address and with a
 * password of the job, for the audience that the job asks for.
 */
final class JobTokens implements AutoCloseable {
  /** What the tokens of GitHub Actions name as their issuer. */
  static final String GITHUB = "https://token.actions.githubusercontent.com";

  private final OidcIssuer issuer = new OidcIssuer();
  private final String password = UUID.randomUUID().toString();
  private final String subject;
  private final HttpServer server;

  /** Gives out tokens with this subject. */
  JobTokens(String subject) {
    this.subject = subject;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/token", this::answer);
    server.start();
  }

  /** What its tokens name as their issuer. */
  String issuer() {
    return issuer.url();
  }

  /** Where a job asks for a token; the audience is one more parameter. */
  String requestAddress() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/token?api-version=2.0";
  }

  /** With what a job asks for a token. */
  String requestPassword() {
    return password;
  }

  /** A new token, made out to {@code audience}. */
  String token(String audience) {
    return issuer.token(subject, audience, Map.of());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!asked(exchange)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      var bytes =
          Json.compact(Json.object(Map.of("value", token(audience(exchange)))))
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private boolean asked(HttpExchange exchange) {
    return ("Bearer " + password).equals(exchange.getRequestHeaders().getFirst("Authorization"))
        && exchange.getRequestURI().getQuery().startsWith("api-version=2.0&audience=");
  }

  private static String audience(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    return URLDecoder.decode(query.substring(query.lastIndexOf('=') + 1), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    issuer.close();
  }
}
