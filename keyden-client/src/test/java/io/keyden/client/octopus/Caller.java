package io.keyden.client.octopus;

import java.time.Instant;
import java.util.Optional;

/**
 * Who makes a request, and by what.
 *
 * @param userId the id of the user or the service account
 * @param by the credential that was accepted
 */
record Caller(String userId, Credential by) {
  /** A credential that was accepted. */
  sealed interface Credential {
    record ByKey(Key key) implements Credential {}

    record ByToken(AccessToken token) implements Credential {}

    record BySession(Session session) implements Credential {}
  }

  boolean is(String otherId) {
    return userId.equalsIgnoreCase(otherId);
  }

  /** When the keys that this caller makes must have ended. */
  Optional<Instant> keysEndBy() {
    return switch (by) {
      case Credential.ByKey(Key key) -> Optional.ofNullable(key.expires());
      case Credential.ByToken(AccessToken token) -> token.keysEndBy();
      case Credential.BySession ignored -> Optional.empty();
    };
  }

  /** How an event names the credential. */
  String identityEstablishedWith() {
    return switch (by) {
      case Credential.ByKey(Key key) ->
          "API key '" + key.purpose() + "' created " + WireDate.inText(key.created());
      case Credential.ByToken ignored -> "Access token";
      case Credential.BySession ignored -> "Session cookie";
    };
  }

  Optional<Key> key() {
    return by instanceof Credential.ByKey(Key key) ? Optional.of(key) : Optional.empty();
  }
}
