package io.keyden.cli.profile;

import java.util.Optional;

/**
 * What the options say about the connection.
 *
 * @param server {@code --server}
 * @param profile {@code --profile}
 * @param apiKeyFile {@code --api-key-file}; {@code -} is standard input
 */
public record ConnectionRequest(
    Optional<String> server, Optional<String> profile, Optional<String> apiKeyFile) {
  /** Nothing. */
  public static final ConnectionRequest NONE =
      new ConnectionRequest(Optional.empty(), Optional.empty(), Optional.empty());
}
