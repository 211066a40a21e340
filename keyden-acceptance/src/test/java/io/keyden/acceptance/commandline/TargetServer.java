package io.keyden.acceptance.commandline;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.client.octopus.KeyState;
import io.keyden.client.octopus.PlainOctopusServer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A server that the command line is called for, and what tests arrange and look up there. */
interface TargetServer {
  /** Where it listens. */
  URI address();

  /** A key of an administrator that never ends. */
  String administratorKey();

  /** Adds a service account without any right; its id. */
  String serviceAccount(String name);

  /** Adds a key to a service account; its secret. */
  String giveKey(String userId, String purpose, Instant expires);

  /** Whether a request with this secret is let in. */
  boolean works(String secret);

  /** The purposes of all keys of a user that are not revoked, in no order. */
  List<String> purposes(String userId);

  /** Disables a user. */
  void disable(String userId);

  /** The stand-in for a server of the vendor. */
  static TargetServer of(PlainOctopusServer server) {
    return new Plain(server);
  }

  /** Keyden. */
  static TargetServer of(PackagedServer server) {
    return new Packaged(server, Administration.of(server));
  }

  /** The stand-in. */
  record Plain(PlainOctopusServer server) implements TargetServer {
    @Override
    public URI address() {
      return server.uri();
    }

    @Override
    public String administratorKey() {
      return server.administratorKey();
    }

    @Override
    public String serviceAccount(String name) {
      return server.serviceAccount(name);
    }

    @Override
    public String giveKey(String userId, String purpose, Instant expires) {
      return server.giveKey(userId, purpose, expires);
    }

    @Override
    public boolean works(String secret) {
      return server.works(secret);
    }

    @Override
    public List<String> purposes(String userId) {
      return server.keys().stream()
          .filter(key -> key.userId().equals(userId) && !key.revoked())
          .map(KeyState::purpose)
          .toList();
    }

    @Override
    public void disable(String userId) {
      server.setActive(userId, false);
    }
  }

  /** Keyden. */
  record Packaged(PackagedServer server, Administration administration) implements TargetServer {
    @Override
    public URI address() {
      return server.address();
    }

    @Override
    public String administratorKey() {
      return server.administratorKey();
    }

    @Override
    public String serviceAccount(String name) {
      return Json.text(administration.createServiceAccount(name), "Id");
    }

    @Override
    public String giveKey(String userId, String purpose, Instant expires) {
      String secret =
          Json.text(
              administration
                  .post(
                      "/api/users/" + userId + "/apikeys",
                      Json.object(Map.of("Purpose", purpose, "Expires", expires.toString())))
                  .expect(200)
                  .json(),
              "ApiKey");
      return server.remember(secret);
    }

    @Override
    public boolean works(String secret) {
      return administration.statusWith(secret) == 200;
    }

    @Override
    public List<String> purposes(String userId) {
      return administration.keysOf(userId).stream()
          .map(key -> key.path("Purpose").asString())
          .toList();
    }

    @Override
    public void disable(String userId) {
      var user = administration.get("/api/users/" + userId).expect(200).json();
      ((tools.jackson.databind.node.ObjectNode) user).put("IsActive", false);
      administration.put("/api/users/" + userId, user).expect(200);
    }
  }
}
