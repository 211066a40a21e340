package io.keyden.acceptance;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What tests arrange and look up beside the client under test, with the administrator's key. */
public final class Administration {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  private final PackagedServer server;

  private Administration(PackagedServer server) {
    this.server = server;
  }

  public static Administration of(PackagedServer server) {
    return new Administration(server);
  }

  public Answer get(String path) {
    return call("GET", path, server.administratorKey(), null);
  }

  public Answer post(String path, JsonNode body) {
    return call("POST", path, server.administratorKey(), body);
  }

  public Answer put(String path, JsonNode body) {
    return call("PUT", path, server.administratorKey(), body);
  }

  public Answer delete(String path) {
    return call("DELETE", path, server.administratorKey(), null);
  }

  /** The administrator as a user. */
  public JsonNode me() {
    return get("/api/users/me").expect(200).json();
  }

  /** Makes a person with that user name, who can sign in with the password. */
  public JsonNode createPerson(String username, String password) {
    server.remember(password);
    return post(
            "/api/users",
            Json.object(
                Map.of("Username", username, "DisplayName", username, "Password", password)))
        .expect(201)
        .json();
  }

  public JsonNode createServiceAccount(String username) {
    return post(
            "/api/users",
            Json.object(Map.of("Username", username, "DisplayName", username, "IsService", true)))
        .expect(201)
        .json();
  }

  /** How many users there are, service accounts included. */
  public int userCount() {
    return get("/api/users?take=1").expect(200).json().path("TotalResults").asInt();
  }

  /** All keys of a user, newest first. */
  public List<JsonNode> keysOf(String userId) {
    return Json.list(
        get("/api/users/" + userId + "/apikeys?take=2147483647").expect(200).json(), "Items");
  }

  /** Status of a look at the own user with that key: 200 if the key is good, 401 if not. */
  public int statusWith(String key) {
    return call("GET", "/api/users/me", key, null).status();
  }

  /** The user whom that key authenticates. */
  public JsonNode userBehind(String key) {
    return call("GET", "/api/users/me", key, null).expect(200).json();
  }

  /** Makes a key for a service account and returns its plain text. */
  public String createKey(String userId, String purpose) {
    var created =
        post("/api/users/" + userId + "/apikeys", Json.object(Map.of("Purpose", purpose)))
            .expect(200)
            .json();
    return server.remember(Json.text(created, "ApiKey"));
  }

  /** What who has that key gets to see at the path. */
  public Answer getWith(String key, String path) {
    return call("GET", path, key, null);
  }

  /** What who has that key is told of the body. */
  public Answer postWith(String key, String path, JsonNode body) {
    return call("POST", path, key, body);
  }

  private Answer call(String method, String path, String key, @Nullable JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .timeout(TIMEOUT)
            .header("X-Octopus-ApiKey", key)
            .header("Accept", "application/json");
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(Json.compact(body)));
    }
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      List<Header> headers =
          response.headers().map().entrySet().stream()
              .flatMap(entry -> headers(entry.getKey(), entry.getValue()))
              .toList();
      return WireRules.check(
          RawRequest.of(method, path), new Answer(response.statusCode(), headers, response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method + " " + path, e);
    }
  }

  private static Stream<Header> headers(String name, List<String> values) {
    return values.stream().map(value -> new Header(name, value));
  }
}
