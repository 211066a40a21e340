package io.keyden.acceptance;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive connection, for one thread; it is opened anew where the server announces that it
 * closes it.
 */
public final class ApiConnection implements AutoCloseable {
  private final PackagedServer server;
  private final Duration patience;
  private @Nullable RawConnection connection;

  /** Connects when the first request goes out. */
  public ApiConnection(PackagedServer server) {
    this(server, RawConnection.PATIENCE);
  }

  /**
   * Connects when the first request goes out.
   *
   * @param patience how long to wait for each part of an answer
   */
  public ApiConnection(PackagedServer server, Duration patience) {
    this.server = server;
    this.patience = patience;
  }

  /** A request without a body that presents the key. */
  public static RawRequest request(String method, String path, String key) {
    return RawRequest.of(method, path).header("X-Octopus-ApiKey", key);
  }

  public Answer get(String path, String key) {
    return send(request("GET", path, key));
  }

  public Answer delete(String path, String key) {
    return send(request("DELETE", path, key));
  }

  public Answer post(String path, String key, Map<String, ?> members) {
    return send(withBody(request("POST", path, key), members));
  }

  /** Adds an object of the members as the body. */
  public static RawRequest withBody(RawRequest request, Map<String, ?> members) {
    return request
        .header("Content-Type", "application/json")
        .bodyWithLength(Json.compact(Json.object(members)));
  }

  /** Makes a key for the user, who must be the key's owner or a service account. */
  public CreatedKey createKey(String userId, String key, Map<String, ?> members) {
    return CreatedKey.of(
        post("/api/users/" + userId + "/apikeys", key, members).expect(200).json());
  }

  /** Tries to sign in; the answer's cookies are the session. */
  public Answer signIn(String username, String password) {
    return send(signInRequest(username, password));
  }

  public static RawRequest signInRequest(String username, String password) {
    return withBody(
        RawRequest.of("POST", "/api/users/login"),
        Map.of("Username", username, "Password", password));
  }

  /** Adds the {@code Host} header and exchanges one request for its answer. */
  public Answer send(RawRequest request) {
    RawConnection open = connection == null ? RawConnection.open(server, patience) : connection;
    connection = open;
    Answer answer = open.exchange(request.header("Host", open.authority()));
    if (answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
      close();
    }
    return answer;
  }

  /** Leaves the server; a further request would connect anew. */
  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
