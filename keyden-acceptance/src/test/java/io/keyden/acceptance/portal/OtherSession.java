package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A session that a person has elsewhere than in the browser of the test: on another device. */
final class OtherSession {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private static final String TOKEN = "Octopus-Csrf-Token_";

  private final PackagedServer server;
  private final List<String> cookies;
  private final JsonNode user;

  private OtherSession(PackagedServer server, List<String> cookies, JsonNode user) {
    this.server = server;
    this.cookies = cookies;
    this.user = user;
  }

  /** Signs in; fails if that is refused. */
  static OtherSession open(PackagedServer server, String username, String password) {
    var answer = signIn(server, username, password);
    assertThat(answer.statusCode()).as("signing in as %s", username).isEqualTo(200);
    var cookies =
        answer.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
            .toList();
    return new OtherSession(server, cookies, Json.parse(answer.body()));
  }

  /** Status of an attempt to sign in: 200, or 400 if the password is not right. */
  static int statusOfSignIn(PackagedServer server, String username, String password) {
    return signIn(server, username, password).statusCode();
  }

  private static HttpResponse<byte[]> signIn(
      PackagedServer server, String username, String password) {
    var body = Json.object(Map.of("Username", username, "Password", password));
    return send(
        HttpRequest.newBuilder(server.address().resolve("/api/users/login"))
            .POST(BodyPublishers.ofString(Json.compact(body))));
  }

  /** Status of a look at the own user: 200 while the session lasts, 401 afterwards. */
  int status() {
    return send(request("/api/users/me").GET()).statusCode();
  }

  /** Makes a key of the person's own, and gives its text. */
  String createKey(String purpose) {
    return createKey(Json.text(user, "Id"), Json.object(Map.of("Purpose", purpose)));
  }

  /** Makes a key of that account, and gives its text; unlike a key, a session sets it no end. */
  String createKey(String owner, JsonNode key) {
    var token =
        cookies.stream()
            .filter(cookie -> cookie.startsWith(TOKEN))
            .map(cookie -> cookie.substring(cookie.indexOf('=') + 1))
            .findFirst()
            .orElseThrow();
    var answer =
        send(
            request("/api/users/" + owner + "/apikeys")
                .header("X-Octopus-Csrf-Token", token)
                .POST(BodyPublishers.ofString(Json.compact(key))));
    assertThat(answer.statusCode()).as("making a key of %s", owner).isEqualTo(200);
    return server.remember(Json.text(Json.parse(answer.body()), "ApiKey"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.address().resolve(path))
        .header("Cookie", String.join("; ", cookies));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
