package io.keyden.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** What tests ask of a server, over HTTP. */
final class Api {
  private static final Pattern KEY = Pattern.compile("API-[A-Z0-9]{26}");
  private static final Pattern TOTAL = Pattern.compile("\"TotalResults\": ?([0-9]+)");

  private Api() {}

  /** Makes a key for the administrator, and gives its text. */
  static String createKey(KeydenServer keyden) {
    var answer =
        send(
            request(keyden.uri(), "/api/users/me/apikeys", keyden.apiKey())
                .POST(BodyPublishers.ofString("{\"Purpose\": \"test\"}")));
    assertThat(answer.statusCode()).isEqualTo(200);
    return KEY.matcher(answer.body()).results().findFirst().orElseThrow().group();
  }

  /** How many keys the administrator has. */
  static int keys(KeydenServer keyden) {
    var answer =
        send(request(keyden.uri(), "/api/users/" + keyden.userId() + "/apikeys", keyden.apiKey()));
    assertThat(answer.statusCode()).isEqualTo(200);
    var total = TOTAL.matcher(answer.body());
    assertThat(total.find()).isTrue();
    return Integer.parseInt(total.group(1));
  }

  /** The status that a key gets. */
  static int status(KeydenServer keyden, String key) {
    return send(request(keyden.uri(), "/api/users/me", key)).statusCode();
  }

  /** The answer to a sign-in by name and password. */
  static HttpResponse<String> signIn(KeydenServer keyden, String username, String password) {
    var body = "{\"Username\": \"%s\", \"Password\": \"%s\"}".formatted(username, password);
    return send(
        HttpRequest.newBuilder(keyden.uri().resolve("/api/users/login"))
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(URI server, String path, String key) {
    return HttpRequest.newBuilder(server.resolve(path)).header("X-Octopus-ApiKey", key);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("the server does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the test was interrupted", e);
    }
  }
}
