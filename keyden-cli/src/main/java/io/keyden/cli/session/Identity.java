package io.keyden.cli.session;

import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.ServerAddress;
import io.keyden.cli.profile.Sourced;
import io.keyden.client.key.ApiKey;
import io.keyden.client.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who one is to a server.
 *
 * @param server the server
 * @param account as whom
 * @param credential by what, in words
 * @param source where that came from
 * @param keys what the server tells of the key: one, or several that begin like it, or nothing
 * @param knownEnd when the credential ends, as it was noted when it was kept
 * @param space the space that was chosen
 * @param profile the profile that took part
 */
record Identity(
    ServerAddress server,
    User account,
    String credential,
    String source,
    List<ApiKey> keys,
    Optional<Instant> knownEnd,
    Optional<Sourced<String>> space,
    Optional<String> profile) {
  /** What is shown of it. */
  static final Listing<Identity> LISTING =
      new Listing<>(
          "identities",
          List.of(
              Column.of("server", row -> Cell.text(row.server().toString())),
              Column.of("username", row -> Cell.text(row.account().username())),
              Column.of("displayName", row -> Cell.text(row.account().displayName())),
              Column.of("userId", row -> Cell.text(row.account().id())),
              Column.of("serviceAccount", row -> Cell.flag(row.account().service())),
              Column.of("credential", row -> Cell.text(row.credential())),
              Column.of("source", row -> Cell.text(row.source())),
              Column.of("hint", row -> Cell.text(row.key().map(ApiKey::hint))),
              Column.of("keyId", row -> Cell.text(row.key().map(ApiKey::id))),
              Column.of("purpose", row -> Cell.text(row.key().map(ApiKey::purpose))),
              Column.of("expires", row -> row.expires()),
              Column.of("space", row -> Cell.text(row.space().map(Sourced::value))),
              Column.of("profile", row -> Cell.text(row.profile()))));

  /** Copies the keys. */
  Identity {
    keys = List.copyOf(keys);
  }

  static String kind(Sourced<Credential> credential) {
    return switch (credential.value()) {
      case Credential.ApiKey _ -> "API key";
      case Credential.AccessToken _, Credential.TokenExchange _ -> "access token";
    };
  }

  static Optional<Instant> knownEnd(Sourced<Credential> credential) {
    return switch (credential.value()) {
      case Credential.Kept kept -> kept.expires();
      case Credential.TokenExchange _ -> Optional.empty();
    };
  }

  private Optional<ApiKey> key() {
    return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
  }

  private Cell expires() {
    return key()
        .map(one -> Cell.time(one.expires(), "never"))
        .orElseGet(() ->
            Cell.time(
                knownEnd,
                keys.isEmpty()
                    ? "unknown"
                    : "unknown: " + keys.size() + " keys of this account begin like it"));
  }
}
