package io.keyden.client.octopus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Everything the server remembers; read and changed under the lock of the server only. */
final class State {
  /** One entry of the audit log with what it can be searched by. */
  record Event(long number, String documentType, Instant occurred, ObjectNode document) {}

  final String installationId = UUID.randomUUID().toString();
  final Documents users = new Documents("Users-");
  final Documents spaces = new Documents("Spaces-");
  final Documents teams = new Documents("Teams-");
  final Documents roles = new Documents("userroles-");
  final Documents scopedRoles = new Documents("ScopedUserRoles-");
  final List<Key> keys = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  private final Map<String, String> passwords = new HashMap<>();
  private final Map<String, String> externalIds = new HashMap<>();
  private final Map<String, String> trustedSubjectTokens = new HashMap<>();
  private final List<Session> sessions = new ArrayList<>();
  private final List<AccessToken> tokens = new ArrayList<>();

  void password(String userId, String password) {
    passwords.put(userId, password);
  }

  boolean passwordFits(String userId, String attempt) {
    return attempt.equals(passwords.get(userId));
  }

  /** The GUID of a service account, which is the audience of a token exchange. */
  String externalId(String userId) {
    return externalIds.computeIfAbsent(userId, id -> UUID.randomUUID().toString());
  }

  void trust(String subjectToken, String userId) {
    trustedSubjectTokens.put(subjectToken, userId);
  }

  Optional<ObjectNode> trusted(String subjectToken) {
    return Optional.ofNullable(trustedSubjectTokens.get(subjectToken)).flatMap(users::find);
  }

  /** The keys of a user that were not revoked, newest first. */
  List<Key> keysOf(String userId) {
    return keys.reversed().stream()
        .filter(key -> key.userId().equals(userId) && !key.revoked())
        .toList();
  }

  Optional<Key> keyWithSecret(String secret) {
    return keys.stream().filter(key -> key.secret().equals(secret)).findFirst();
  }

  boolean works(Key key, Instant now) {
    return key.aliveAt(now) && active(key.userId());
  }

  boolean active(String userId) {
    return users.find(userId).filter(user -> Json.flag(user, "IsActive")).isPresent();
  }

  void add(Session session) {
    sessions.add(session);
  }

  Optional<Session> session(String cookie) {
    return sessions.stream().filter(session -> session.cookie().equals(cookie)).findFirst();
  }

  void end(Session session) {
    sessions.remove(session);
  }

  void endSessionsOf(String userId) {
    sessions.removeIf(session -> session.userId().equals(userId));
  }

  void add(AccessToken token) {
    tokens.add(token);
  }

  Optional<AccessToken> token(String text) {
    return tokens.stream().filter(token -> token.text().equals(text)).findFirst();
  }

  /** Takes the user out with all that hangs on it; the keys stay on record as revoked. */
  void removeUser(String userId) {
    users.remove(userId);
    keys.stream().filter(key -> key.userId().equals(userId)).forEach(Key::revoke);
    endSessionsOf(userId);
    tokens.removeIf(token -> token.userId().equals(userId));
    passwords.remove(userId);
  }
}
