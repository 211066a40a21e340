package io.keyden.acceptance.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keyden.acceptance.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An issuer of tokens on this machine, which gives them to jobs as GitHub does: at an address and
 * with a password of the job, for the audience that the job asks for.
 */
final class TokenIssuer implements AutoCloseable {
  /** What the tokens of GitHub Actions name as their issuer. */
  static final String GITHUB = "https://token.actions.githubusercontent.com";

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String password = UUID.randomUUID().toString();
  private final String subject;
  private final KeyPair keys;
  private final HttpServer server;

  /** Issues tokens with this subject. */
  TokenIssuer(String subject) {
    this.subject = subject;
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** What its tokens name as their issuer. */
  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where a job asks for a token; the audience is one more parameter. */
  String requestAddress() {
    return issuer() + "/token?api-version=2.0";
  }

  /** With what a job asks for a token. */
  String requestPassword() {
    return password;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var document = document(exchange);
      if (document.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      var bytes =
          Json.compact(Json.object(document.orElseThrow())).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Optional<Map<String, ?>> document(HttpExchange exchange) {
    return switch (exchange.getRequestURI().getPath()) {
      case "/.well-known/openid-configuration" ->
          Optional.of(Map.of("issuer", issuer(), "jwks_uri", issuer() + "/keys"));
      case "/keys" -> Optional.of(Map.of("keys", List.of(key())));
      case "/token" ->
          asked(exchange)
              ? Optional.of(Map.of("value", token(audience(exchange))))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private boolean asked(HttpExchange exchange) {
    return ("Bearer " + password).equals(exchange.getRequestHeaders().getFirst("Authorization"))
        && exchange.getRequestURI().getQuery().startsWith("api-version=2.0&audience=");
  }

  private static String audience(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    return URLDecoder.decode(query.substring(query.lastIndexOf('=') + 1), StandardCharsets.UTF_8);
  }

  private Map<String, String> key() {
    var key = (RSAPublicKey) keys.getPublic();
    return Map.of(
        "kty", "RSA",
        "use", "sig",
        "alg", "RS256",
        "kid", "1",
        "n", unsigned(key.getModulus()),
        "e", unsigned(key.getPublicExponent()));
  }

  private static String unsigned(BigInteger number) {
    var bytes = number.toByteArray();
    int zeros = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(Arrays.copyOfRange(bytes, zeros, bytes.length));
  }

  /** A new token, made out to {@code audience}. */
  String token(String audience) {
    var now = Instant.now().getEpochSecond();
    var header = Map.of("alg", "RS256", "typ", "JWT", "kid", "1");
    var claims =
        Map.of(
            "iss", issuer(),
            "sub", subject,
            "aud", audience,
            "iat", now,
            "nbf", now,
            "exp", now + 300,
            "jti", UUID.randomUUID().toString());
    var signed = part(header) + "." + part(claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(Map<String, ?> members) {
    return BASE64.encodeToString(
        Json.compact(Json.object(members)).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
